/** Tables of the counter's database as Kysely sees them. Integers of money arrive as text, so that none passes through a double. */
export interface CounterSchema {
  setting: { name: string; value: string };
  audit: { sequence: number; client_key: string | null; body: string; hash: string };
  journal: {
    client_key: string;
    transaction_code: string;
    stage: string;
    business_date: string;
    opened_at: string;
    updated_at: string;
    teller_id: string;
    till_id: string | null;
    account_number: string | null;
    currency: string | null;
    amount: bigint | null;
    trace_number: string | null;
    error_code: string | null;
    unprinted: number;
    recovered: number;
    values: string;
    quote: string | null;
    request: string | null;
    salt: string;
    accepted: string | null;
    error: string | null;
    document: string | null;
    captured_at: string | null;
    held_by: string | null;
    sent_at: string | null;
  };
  paper: { client_key: string; kind: string; state: string; prints: number; error: string | null };
  remembered_teller: {
    teller_id: string;
    session: string;
    password_hash: string;
    lock_after: number;
    seen_at: string;
    failures: number;
  };
  parameter: { kind: string; key: string; effective_from: string; value: string };
  override: {
    client_key: string;
    attempt: number;
    kind: string;
    state: string;
    teller_id: string;
    figures: string;
    request: string;
    idempotency_key: string;
    currency: string;
    amount: string;
    rules: string;
    reason: string;
    requested_at: string;
    told: string | null;
    error: string | null;
  };
  attachment: {
    client_key: string;
    sha256: string;
    media_type: string;
    name: string;
    content: Uint8Array;
    teller_id: string;
    added_at: string;
  };
  outbox: { client_key: string; kind: 'posting' | 'acknowledgement'; request: string; queued_at: string };
  till: {
    till_id: string;
    teller_id: string | null;
    state: string;
    currency: string;
    balance: bigint;
    denominations: string;
    updated_at: string;
  };
  till_movement: {
    sequence: number;
    client_key: string;
    till_id: string;
    currency: string;
    amount: bigint;
    denominations: string;
    state: 'pending' | 'booked' | 'void';
    balance_after: bigint | null;
  };
}
