-- Remittances between banks (domain: payment systems; workflows). In flight, in suspense and payable are subjects of their own, so that the
-- books say at every moment where the money is; `checks/remittanceStatements.ts` compares them with these registers.
insert into subjects (code, name_zh, name_en, normal_side, subledger) values
  ('3001.61', '待清算支付款项', 'Payments not yet settled', 'C', 'none'),
  ('2011.61', '大额应付结算专户', 'Incoming payments in suspense', 'C', 'none'),
  ('2011.62', '应解汇款', 'Remittances payable', 'C', 'none')
on conflict do nothing;

-- Under which number the payment systems know a branch. Null: it cannot send through them.
alter table branches add column bank_code text unique check (bank_code ~ '^[0-9]{12}$');

-- What was sent. The number is the trace number of the entry that made it, as in the registers of the branch.
create table remittances_out (
  number text primary key,
  branch_code text not null references branches,
  transaction_code text not null check (transaction_code in ('1301', '1302', '1313')),
  -- Under which it goes through the payment system.
  message_id text not null unique check (message_id ~ '^[0-9]{16}$'),
  -- Where the money came from: an account, cash, or an incoming payment that goes back.
  funded text not null check (funded in ('account', 'cash', 'incoming')),
  payer_account text,
  payer_name text not null,
  payer_id_type text,
  payer_id_number text,
  customer_number text,
  payee_account text not null,
  payee_name text not null,
  payee_bank text not null check (payee_bank ~ '^[0-9]{12}$'),
  payee_bank_name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  fee bigint not null check (fee >= 0),
  route text not null check (route in ('IN_BANK', 'BEPS', 'HVPS')),
  priority text not null check (priority in ('NORM', 'HIGH', 'URGT')),
  business_type text not null,
  purpose text not null,
  remark text not null,
  -- The incoming payment that this one gives back.
  returns text,
  state text not null check (state in ('queued', 'sent', 'settled', 'rejected', 'returned')),
  -- A likeness to a sanctions list: it waits for the review, whatever the window.
  screening_case uuid,
  -- The minute of the branch's wall clock at which its system opens; null: it was open.
  waits_until text,
  -- As the clearing system says it.
  workday date,
  reason_code text,
  reason_text text,
  business_date date not null,
  teller_id text,
  entry_id uuid not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  decided_at timestamptz,
  check ((funded = 'incoming') = (returns is not null)),
  check (state not in ('rejected', 'returned') or reason_code is not null)
);
create index remittances_out_branch on remittances_out (branch_code, number);
create index remittances_out_waiting on remittances_out (number) where state = 'queued';
create index remittances_out_same on remittances_out (business_date, payee_account, amount);

-- What came in, also what came back of what was sent.
create table remittances_in (
  number text primary key,
  branch_code text not null references branches,
  -- Null of rows that did not come by message: money that could not be given back to the payer, and what another branch forwarded.
  message_id text unique,
  kind text not null check (kind in ('payment', 'return', 'refund')),
  -- Of a return or refund: what was sent.
  original text,
  -- The row of the branch that forwarded it.
  forwarded_from text,
  payer_account text not null,
  payer_name text not null,
  payer_bank text not null,
  payee_account text,
  payee_name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  route text not null check (route in ('IN_BANK', 'BEPS', 'HVPS')),
  purpose text not null,
  state text not null check (state in ('matched', 'suspense', 'released', 'forwarded', 'returned')),
  -- Why it was not credited by itself.
  why text check (why in ('noAccount', 'accountUnknown', 'nameDiffers', 'accountBlocked', 'classLimit')),
  -- Where it waits or waited.
  subject text check (subject in ('2011.61', '2011.62')),
  -- From this day the two months of an unreachable payee count.
  noticed_on date not null,
  credited_account text,
  settled_to text,
  business_date date not null,
  entry_id uuid not null,
  received_at timestamptz not null,
  settled_entry uuid,
  settled_by text,
  settled_on date,
  check ((state = 'matched') = (subject is null)),
  check ((state = 'matched') = (why is null)),
  check (state not in ('released', 'forwarded', 'returned') or settled_entry is not null)
);
create index remittances_in_branch on remittances_in (branch_code, number);
create index remittances_in_waiting on remittances_in (noticed_on, number) where state = 'suspense';

-- What happened to either, one after the other; the entry is what it booked.
create table remittance_steps (
  id uuid primary key,
  number text not null,
  state text not null,
  entry_id uuid,
  teller_id text,
  note text not null,
  happened_at timestamptz not null
);
create index remittance_steps_number on remittance_steps (number, id);

-- Inquiries and replies, both sides. `side` ours: we ask the other bank; theirs: it asks us.
create table remittance_inquiries (
  number text primary key,
  branch_code text not null references branches,
  side text not null check (side in ('ours', 'theirs')),
  message_id text not null unique,
  remittance text not null,
  other_bank text not null,
  question text not null,
  asked_on date not null,
  reply_due date not null,
  escalates_on date not null,
  escalated_on date,
  state text not null check (state in ('open', 'answered')),
  reply text,
  answered_on date,
  asked_by text,
  replied_by text,
  created_at timestamptz not null,
  check ((state = 'answered') = (reply is not null and answered_on is not null))
);
create index remittance_inquiries_branch on remittance_inquiries (branch_code, number);
create index remittance_inquiries_open on remittance_inquiries (escalates_on, number) where state = 'open';

-- The sandbox's clearing counterpart: what it will tell us, and when. Empty where a real payment system is attached.
create table clearing_deliveries (
  id uuid primary key,
  due_at timestamptz not null,
  kind text not null check (kind in ('answer', 'payment', 'inquiry', 'reply')),
  body jsonb not null,
  delivered_at timestamptz,
  -- What it did to the books: applied, unchanged, unknown.
  effect text
);
create index clearing_deliveries_due on clearing_deliveries (due_at, id) where delivered_at is null;

-- When a form was quoted, for remittances alone: the window may have closed since.
create index quotes_remittances on quotes (device_id, client_key, quoted_at) where transaction_code in ('1301', '1302');
