import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { unflippedWire } from './wire.ts';

export const STUB_NOTICE = 'stub runtime: this package does not start';

/** sysexits.h: a service is unavailable. */
const EX_UNAVAILABLE = 69;
const ENGLISH = { lang: 0x0409, codepage: 1200 };
const RT_RCDATA = 10;

/** For Linux: a script that says what it is; behind its last command stands the fuse wire. */
export const linuxStub = (): Buffer =>
  Buffer.concat([Buffer.from(`#!/bin/sh\necho "${STUB_NOTICE}" >&2\nexit ${EX_UNAVAILABLE}\n`), unflippedWire(), Buffer.from('\n')]);

/**
 * For Windows: a PE executable without code. It carries what packaging reads and edits in Electron's own (version information, to which names and the
 * integrity of app.asar are added), and the fuse wire as a resource, where it survives that the file is written anew.
 */
export const windowsStub = (electronVersion: string): Buffer => {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const values = { FileDescription: STUB_NOTICE, ProductName: 'Electron', InternalName: 'electron.exe', FileVersion: electronVersion };
  const version = Resource.VersionInfo.create({ lang: ENGLISH.lang, fixedInfo: {}, strings: [{ ...ENGLISH, values }] });
  version.outputToResourceEntries(resources.entries);
  const wire = unflippedWire();
  const bin = wire.buffer.slice(wire.byteOffset, wire.byteOffset + wire.byteLength) as ArrayBuffer;
  resources.entries.push({ type: RT_RCDATA, id: 'FUSES', lang: ENGLISH.lang, codepage: ENGLISH.codepage, bin });
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
};
