/** A file of an initramfs; `path` without a leading slash. A folder has no content. */
export interface Entry {
  readonly path: string;
  readonly content: Uint8Array | null;
  readonly executable?: boolean;
}

const align = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** The "newc" form of cpio, which the kernel unpacks (Documentation/driver-api/early-userspace/buffer-format.rst). */
export function cpio(entries: readonly Entry[]): Buffer {
  const record = ({ path, content, executable }: Entry, inode: number): Buffer => {
    const mode = content === null ? 0o040755 : executable === true ? 0o100755 : 0o100644;
    const name = Buffer.from(`${path}\0`);
    const fields = [inode, mode, 0, 0, content === null ? 2 : 1, 0, content?.length ?? 0, 0, 0, 0, 0, name.length, 0];
    const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
    return Buffer.concat([align(Buffer.concat([Buffer.from(header), name])), align(Buffer.from(content ?? []))]);
  };
  return Buffer.concat([
    ...entries.map((entry, index) => record(entry, index + 1)),
    record({ path: 'TRAILER!!!', content: new Uint8Array() }, 0),
  ]);
}
