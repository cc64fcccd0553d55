/** The store cannot give its guarantees. Thrown inside the worker only; it leaves as STORE_UNUSABLE or DISK_FULL. */
export class StoreFault extends Error {
  override readonly name: string = 'StoreFault';
}

/** What is on the disk is not what was written there. Leaves as STORE_DAMAGED. */
export class StoreDamage extends StoreFault {
  override readonly name = 'StoreDamage';
}
