import { expectedNatives } from '../files.ts';
import type { PackageTarget } from '../targets.ts';
import type { AppArchive } from './archive.ts';

/** ELF e_machine at offset 18 and PE machine after the signature that offset 60 points to; both mean x86-64. */
const ELF_MAGIC = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const ELF_X64 = 0x3e;
const PE_MAGIC = Buffer.from('PE\0\0', 'latin1');
const PE_X64 = 0x8664;

/** What a binary was compiled for, read from its bytes: a name can be wrong. */
export const machineOf = (binary: Buffer): 'linux-x64' | 'win32-x64' | 'unknown' => {
  if (binary.length < 64) return 'unknown';
  if (binary.subarray(0, 4).equals(ELF_MAGIC)) return binary.readUInt16LE(18) === ELF_X64 ? 'linux-x64' : 'unknown';
  const header = binary.readUInt32LE(60);
  if (binary.length < header + 6 || !binary.subarray(header, header + 4).equals(PE_MAGIC)) return 'unknown';
  return binary.readUInt16LE(header + 4) === PE_X64 ? 'win32-x64' : 'unknown';
};

/** The binaries for this platform, all of them, no others, and nothing else outside the archive's integrity. */
export const nativeShortfalls = (archive: AppArchive, target: PackageTarget): string[] => {
  const expected = expectedNatives(target);
  const wanted = `${target.platform}-${target.arch}`;
  return [
    ...expected.filter((file) => !archive.unpacked.includes(file)).map((file) => `native ${file} is missing`),
    ...archive.files.filter((file) => file.endsWith('.node') && !expected.includes(file)).map((file) => `native ${file} is not for here`),
    ...archive.unpacked.filter((file) => !file.endsWith('.node')).map((file) => `${file} stands outside the archive`),
    ...archive.unpacked
      .filter((file) => expected.includes(file) && machineOf(archive.read(file)) !== wanted)
      .map((file) => `native ${file} was not compiled for ${wanted}`),
  ];
};
