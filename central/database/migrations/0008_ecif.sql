-- The bank-wide customer file (domain: ECIF and customer service).
--
-- Portability: collations are written out because prefix searches are ranges on B-trees in code point order; `collate "C"` exists in
-- PostgreSQL and YugabyteDB, and CockroachDB, which orders by bytes, takes it since 23.2. Indexes on expressions exist in all three.

-- The table's own checks knew two kinds of documents. The names are those that PostgreSQL gives to unnamed checks.
alter table customers drop constraint if exists customers_id_type_check;
alter table customers drop constraint if exists customers_check1;
alter table customers drop constraint if exists customers_id_type_id_number_key;
alter table customers add constraint customers_id_type check (id_type in
  ('residentId', 'passport', 'hkMacaoPermit', 'taiwanPermit', 'foreignPermanentResidence', 'householdRegister', 'creditCode', 'other'));
alter table customers add constraint customers_kind_id_type check (
  (kind = 'person' and id_type <> 'creditCode') or (kind = 'company' and id_type in ('creditCode', 'other')));
-- The name as two records of one person or company are compared (contract/names); empty until it was computed.
alter table customers add column match_name text not null default '';
alter table customers add column nationality text not null default 'CN' check (nationality ~ '^[A-Z]{2}$');
alter table customers add column occupation text;
alter table customers add column grade_basis text;
-- Rises with every change of the customer.
alter table customers add column version int not null default 0 check (version >= 0);

drop index customers_name;
drop index customers_pinyin;
drop index customers_initials;
drop index customers_phone;
create index customers_by_name on customers (search_name collate "C", number);
create index customers_by_pinyin on customers (search_pinyin collate "C", number);
create index customers_by_initials on customers (search_initials collate "C", number);
create index customers_by_match_name on customers (match_name, birth_date);

-- Names in Chinese characters; names in Latin letters are compared from their next change on.
update customers set match_name = regexp_replace(
    translate(search_name, '()（）【】[]《》<>,，、;；:：!！?？-－_—/&''"“”‘’', ''),
    case kind when 'company' then '(集团)?(股份有限公司|有限责任公司|有限公司|股份公司|公司|有限|股份|集团)$' else '^$' end, '')
 where search_name !~ '^[a-z0-9]*$';

-- Two-character parts of names, so that a search inside of names needs no extension and no scan.
create table customer_name_parts (
  part text not null,
  customer_number text not null references customers,
  primary key (part, customer_number)
);
create index customer_name_parts_customer on customer_name_parts (customer_number);
insert into customer_name_parts (part, customer_number)
  select distinct substr(search_name, place, 2), number
    from customers, generate_series(1, 139) place
   where place < char_length(search_name);

-- Identity documents. `identity_key` is what makes two of them the same: the existence check and the race of two creations end here.
-- A document stays its customer's when it has been replaced.
create table customer_documents (
  identity_key text primary key,
  customer_number text not null references customers,
  id_type text not null check (id_type in
    ('residentId', 'passport', 'hkMacaoPermit', 'taiwanPermit', 'foreignPermanentResidence', 'householdRegister', 'creditCode', 'other')),
  -- Normalised.
  id_number text not null,
  issuer_country text not null check (issuer_country ~ '^[A-Z]{2}$'),
  issued_on date,
  -- Null: valid without end.
  expires_on date,
  main boolean not null,
  check (expires_on is null or issued_on is null or issued_on <= expires_on)
);
create index customer_documents_customer on customer_documents (customer_number);
create index customer_documents_tail on customer_documents (reverse(id_number) collate "C");
insert into customer_documents (identity_key, customer_number, id_type, id_number, issuer_country, main)
  select case id_type when 'creditCode' then 'USCC:' else 'RIC:' end || id_number, number, id_type, id_number, 'CN', true from customers;

create table customer_addresses (
  id uuid primary key,
  customer_number text not null references customers,
  kind text not null check (kind in ('home', 'work', 'mailing', 'registered')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  postcode text,
  address text not null,
  valid_from date not null,
  -- The first day on which it no longer holds; null while it does. So in every table below.
  valid_until date check (valid_until >= valid_from)
);
create index customer_addresses_customer on customer_addresses (customer_number);

create table customer_phones (
  id uuid primary key,
  customer_number text not null references customers,
  kind text not null check (kind in ('mobile', 'home', 'work')),
  phone text not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from)
);
create index customer_phones_customer on customer_phones (customer_number);
create index customer_phones_phone on customer_phones (phone);
create index customer_phones_tail on customer_phones (reverse(phone) collate "C");
insert into customer_addresses (id, customer_number, kind, country, address, valid_from)
  select gen_random_uuid(), number, case kind when 'person' then 'home' else 'registered' end, 'CN', address, since from customers;
insert into customer_phones (id, customer_number, kind, phone, valid_from)
  select gen_random_uuid(), number, case kind when 'person' then 'mobile' else 'work' end, phone, since from customers;

-- Somebody whom the customer has to do with: a customer of the bank, or a person or company known by name and document.
create table customer_relationships (
  id uuid primary key,
  customer_number text not null references customers,
  kind text not null check (kind in ('spouse', 'guardian', 'legalRepresentative', 'shareholder', 'beneficialOwner', 'authorisedAgent')),
  other_customer_number text references customers,
  other_name text not null,
  other_id_type text,
  other_id_number text,
  -- Share in hundredths of a per cent.
  share_bp int check (share_bp between 1 and 10000),
  -- What an authorised agent may do.
  scope text,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  check (other_customer_number is null or other_customer_number <> customer_number),
  check ((other_id_type is null) = (other_id_number is null)),
  check (kind <> 'shareholder' or share_bp is not null)
);
create index customer_relationships_customer on customer_relationships (customer_number);
create index customer_relationships_other on customer_relationships (other_customer_number);

create table customer_services (
  customer_number text not null references customers,
  service text not null check (service in ('eBank', 'sms', 'payroll', 'bills', 'wealth', 'collections')),
  status text not null check (status in ('active', 'suspended', 'ended')),
  account_number text references accounts,
  signed_on date not null,
  changed_on date not null,
  primary key (customer_number, service)
);

-- Limits across channels for one customer. Minor units.
create table customer_channel_limits (
  customer_number text not null references customers,
  channel text not null check (channel in ('counter', 'atm', 'pos', 'eBank', 'mobile', 'phone')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  per_transaction bigint not null check (per_transaction >= 0),
  per_day bigint not null check (per_day >= per_transaction),
  primary key (customer_number, channel, currency)
);

-- A grade follows averages over a period with delay, so that it is stored with its basis and never computed at the counter.
create table customer_grade_history (
  id uuid primary key,
  customer_number text not null references customers,
  grade_code text not null references customer_grades,
  graded_on date not null,
  basis text not null,
  teller_id text not null,
  recorded_at timestamptz not null
);
create index customer_grade_history_customer on customer_grade_history (customer_number, graded_on);

-- Who changed what, when, from what to what. Append-only; identifiers rise with time.
create table customer_changes (
  id uuid primary key,
  customer_number text not null references customers,
  what text not null,
  before jsonb,
  after jsonb,
  teller_id text not null,
  device_id text not null,
  branch_code text not null,
  business_date date not null,
  client_key uuid,
  changed_at timestamptz not null
);
create index customer_changes_customer on customer_changes (customer_number, id);

-- Who was shown which identity number or phone in clear, when and why. Append-only.
create table customer_disclosures (
  id uuid primary key,
  customer_number text not null references customers,
  field text not null,
  reason text not null,
  teller_id text not null,
  device_id text not null,
  business_date date not null,
  shown_at timestamptz not null
);
create index customer_disclosures_customer on customer_disclosures (customer_number, id);

-- Internal lists: black blocks, grey needs a supervisor, white is for information.
create table customer_list_entries (
  id uuid primary key,
  list text not null check (list in ('black', 'grey', 'white')),
  kind text not null check (kind in ('person', 'company')),
  -- Found by document, or by name (persons: with birth date).
  identity_key text,
  name text not null,
  match_name text not null,
  birth_date date,
  reason text not null,
  basis text not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  entered_by text not null,
  entered_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lift_reason text,
  check ((lifted_by is null) = (lifted_at is null)),
  check ((lifted_by is null) = (lift_reason is null))
);
create index customer_list_entries_identity on customer_list_entries (identity_key);
create index customer_list_entries_name on customer_list_entries (match_name);

-- A supervisor allows one creation in spite of a grey-list hit, on one business date.
create table customer_grey_overrides (
  id uuid primary key,
  identity_key text not null,
  reason text not null,
  business_date date not null,
  given_by text not null,
  given_at timestamptz not null,
  used_by text,
  check (used_by is null or used_by <> given_by)
);

-- Sanction lists in versions. An entry holds from the version that brought it until the one that no longer has it.
create table sanction_versions (
  list text not null check (list in ('UN', 'OFAC', 'EU', 'MPS', 'OWN')),
  version int not null check (version > 0),
  entries int not null check (entries >= 0),
  -- SHA-256 of the whole list's canonical form.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (list, version)
);

create table sanction_entries (
  list text not null,
  reference text not null,
  version_from int not null,
  version_until int check (version_until > version_from),
  kind text not null check (kind in ('person', 'organisation')),
  names text[] not null check (cardinality(names) > 0),
  documents text[] not null,
  primary key (list, reference, version_from)
);

create table screening_cases (
  id uuid primary key,
  customer_number text not null references customers,
  -- The customer, or somebody related to the customer.
  subject_name text not null,
  subject_role text not null,
  state text not null check (state in ('open', 'cleared', 'confirmed')),
  opened_at timestamptz not null,
  -- The teller or importer whose doing led to it.
  opened_by text not null,
  decided_at timestamptz,
  decided_by text check (decided_by <> opened_by),
  decision_reason text,
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'open') = (decision_reason is null))
);
create index screening_cases_state on screening_cases (state, id);
create index screening_cases_customer on screening_cases (customer_number);

-- Every likeness that was found, kept for ever. The same entry is not put before a reviewer twice for the same subject.
create table screening_hits (
  customer_number text not null references customers,
  subject_name text not null,
  list text not null,
  reference text not null,
  version_from int not null,
  case_id uuid not null references screening_cases,
  found_by text not null check (found_by in ('document', 'name')),
  -- Likeness in ten-thousandths.
  score int not null check (score between 0 and 10000),
  matched text not null,
  found_at timestamptz not null,
  primary key (customer_number, subject_name, list, reference, version_from)
);
create index screening_hits_case on screening_hits (case_id);

-- A screening of all customers against what a new version of a list brought. It goes on from its position after any interruption.
create table screening_runs (
  id uuid primary key,
  list text not null,
  version int not null,
  state text not null check (state in ('running', 'done')),
  -- Customer number up to which it has come; empty at the beginning.
  position text not null,
  screened int not null check (screened >= 0),
  found int not null check (found >= 0),
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'done') = (finished_at is not null))
);
create index screening_runs_state on screening_runs (state, id);
