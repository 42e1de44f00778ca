import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  asText,
  choose,
  concat,
  equals,
  extract,
  first,
  lower,
  matches,
  milliseconds,
  nothing,
  text,
} from '../formulas.ts'

type Columns = Readonly<Record<string, Formula>>

const host = lower(field('device.hostname'))

/** Falcon's own where the event has one, else an invented one of its shape: 32 hex digits of the host's name. */
const aid = first(field('device.uid'), apply('hash.md5', host))

/**
 * Falcon names a process by a 64-bit number, unique on its host. Here it is a hash of the source's own unique id, so
 * that joins on it hold; the number itself is invented.
 */
export function processId(column: string): Formula {
  const digest = apply('hash.md5', concat(host, text('|'), field(column)))
  const digits = apply('text.substring', digest, long(0), long(15))
  return asText(apply('convert.hex_text_to_long', concat(text('0x'), digits)))
}

function long(value: number): Formula {
  return { kind: 'constant', type: 'long', value: BigInt(value) }
}

/** Epoch seconds with a fraction, as the sensor writes times. */
export function seconds(datetime: Formula): Formula {
  const thousand: Formula = { kind: 'constant', type: 'real', value: 1000 }
  const real = apply('convert.integer_to_real', milliseconds(datetime))
  return apply('convert.real_to_text', apply('number.divide_real', real, thousand))
}

/** Where drives lie: C: in its usual place, D: and E: in the next ones. */
export const VOLUMES: readonly (readonly [drive: string, volume: string])[] = [
  ['c:', '\\Device\\HarddiskVolume3'],
  ['d:', '\\Device\\HarddiskVolume4'],
  ['e:', '\\Device\\HarddiskVolume5'],
]

/**
 * The sensor writes device paths. No log tells which volume a drive letter is: C: is taken as HarddiskVolume3, its
 * usual place, D: and E: as the next ones; other paths stay as they are.
 */
export function devicePath(column: string): Formula {
  const path = field(column)
  const rest = apply('text.substring', path, long(2), long(40_000))
  return choose(
    ...VOLUMES.flatMap(([drive, volume]) => [
      apply('text.starts_with_ci', path, text(drive)),
      concat(text(volume), rest),
    ]),
    path,
  )
}

/** The folder with its last separator. */
export function folderOf(path: Formula): Formula {
  return extract(path, '^.*[\\\\/]', 0)
}

/** IPv4, also where it is written as IPv6 (`::ffff:1.2.3.4`). */
export const isIp4 = (ip: Formula): Formula => matches(ip, '^(?:::ffff:)?[0-9]{1,3}(?:\\.[0-9]{1,3}){3}$')
export const ip4 = (ip: Formula): Formula => extract(ip, '^(?:::ffff:)?([0-9.]+)$')

/** On every event. */
export function header(simpleName: Formula): Columns {
  return {
    '#event_simpleName': simpleName,
    event_simpleName: simpleName,
    '#repo': text('base_sensor'),
    '@timestamp': milliseconds(field('time')),
    timestamp: asText(milliseconds(field('time'))),
    aid,
    ComputerName: extract(field('device.hostname'), '^[^.]+', 0),
    event_platform: choose(equals(field('metadata.log_provider'), 'Linux-Sysmon'), text('Lin'), text('Win')),
  }
}

/** Of events that a process causes: the sensor names the process by its id and, in newer versions, its file. */
export const CONTEXT: Columns = {
  ContextProcessId: processId('actor.process.uid'),
  ContextBaseFileName: field('actor.process.file.name'),
  ContextTimeStamp: seconds(field('time')),
}

const INTEGRITY: readonly (readonly [word: string, level: string])[] = [
  ['Untrusted', '0'],
  ['Low', '4096'],
  ['Medium', '8192'],
  ['MediumPlus', '8448'],
  ['High', '12288'],
  ['System', '16384'],
  ['Protected', '20480'],
]

export const integrityLevel = (column: string): Formula =>
  choose(...INTEGRITY.flatMap(([word, level]) => [equals(field(column), word), text(level)]), nothing())
