/** The device's end of a line, as an emulator sees it. */
export interface DeviceLine {
  send(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
  /** `false`: the device no longer takes bytes, and the host's writes stay where they are. */
  setReading(reading: boolean): void;
  hangUp(): void;
}

/** Where lines come from: one at a time, as a cable has two ends. */
export interface DeviceSocket {
  onLine(listener: (line: DeviceLine) => void): void;
  /** `false`: the cable is out; a host that tries to open finds no device. */
  setPlugged(plugged: boolean): void;
}
