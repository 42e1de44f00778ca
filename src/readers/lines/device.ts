import { isAddress, type LineHeader, readHeader } from './header.ts'

/** What the messages of Cisco's systems begin with: `%FACILITY-SEVERITY-MNEMONIC: `. */
const CISCO = /(?:^|[ >])%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-[0-7]-[A-Z0-9_]+ ?:/
/** Huawei's, which have the version of the format before the module. */
const HUAWEI = /(?:^|[ >])%%\d\d[A-Za-z0-9_-]{1,32}\/[0-7]\/[A-Za-z0-9_]+/
const NEAR = 256

/** Whether a line is of a network device. */
export function isDeviceLine(line: string): boolean {
  const head = line.slice(0, NEAR)
  return head.includes('%') && (CISCO.test(head) || HUAWEI.test(head))
}

/** Address or name of the device as a collector puts it in front, numbers of the line, and the mark of a clock that is not set. */
const LEAD =
  /^(?:<\d{1,3}>)?(?:(?!\d{1,10}: )([A-Za-z0-9_.:%-]{1,255}) )?(?:\d{1,10}: )+(?:([A-Za-z0-9_.-]{1,255}): )?[*.]?/
const TIME = /^([A-Z][a-z]{2} +\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?)(?: [A-Z]{3,5})?: ?/

/**
 * The header of a line as IOS numbers and dates it (`23: router: *Feb 17 13:40:03.673 UTC: %SYS-5-..`), with or without
 * the host in front that a collector adds; undefined when the line has none such.
 */
export function readDeviceHeader(line: string, now: number): LineHeader | undefined {
  if (!isDeviceLine(line)) return undefined
  const lead = LEAD.exec(line)
  if (lead === null) return undefined
  const rest = line.slice(lead[0].length)
  const stamp = TIME.exec(rest)
  const read = stamp === null ? undefined : readHeader(`${stamp[1] ?? ''} - `, now)
  const hosts = [lead[1], lead[2]].filter((host) => host !== undefined && (isAddress(host) || /[A-Za-z]/.test(host)))
  return {
    time: read?.time,
    hosts: hosts.flatMap((host) => host ?? []),
    message: stamp === null ? rest : rest.slice(stamp[0].length),
    isYearGuessed: read?.isYearGuessed ?? false,
    isFound: true,
  }
}
