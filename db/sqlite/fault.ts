/** The store cannot give its guarantees. Thrown inside the worker only; it leaves as STORE_UNUSABLE or DISK_FULL. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}
