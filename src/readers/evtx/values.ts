import { Damage } from './damage.ts'

/** The value types that need their own treatment outside this file; the rest is told by `renderValue`. */
export const NULL_TYPE = 0x00
export const BINXML_TYPE = 0x21
export const ARRAY_FLAG = 0x80

const STRING_TYPE = 0x01
const ANSI_TYPE = 0x02
const SID_TYPE = 0x13

/** Sizes of the types whose values always take the same room; 0 for the others. */
const FIXED_SIZES: readonly number[] = [0, 0, 0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 4, 0, 16, 0, 8, 16, 0, 4, 8]

const TYPE_NAMES: readonly string[] = [
  'null',
  'string',
  'ANSI string',
  'Int8',
  'UInt8',
  'Int16',
  'UInt16',
  'Int32',
  'UInt32',
  'Int64',
  'UInt64',
  'Real32',
  'Real64',
  'boolean',
  'binary',
  'GUID',
  'SizeT',
  'FILETIME',
  'SYSTEMTIME',
  'SID',
  'HexInt32',
  'HexInt64',
]

const TICKS_PER_SECOND = 10_000_000
const SECONDS_FROM_1601_TO_1970 = 11_644_473_600
const TWO_TO_32 = 4_294_967_296

const ZERO = 0x30
const DASH = 0x2d
const UPPER_HEX = Buffer.from('0123456789ABCDEF', 'latin1')
/** Where each byte of a GUID's text comes from: the first three groups are little-endian numbers. */
const GUID_ORDER = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15] as const

const ansi = new TextDecoder('windows-1252')

/** Renders the values of one chunk as text, the way Windows writes them into an event's XML. */
export class ValueReader {
  readonly #bytes: Buffer
  readonly #view: DataView
  // Texts of known length are put together here and become a string in one step.
  readonly #scratch = Buffer.alloc(64)
  #day = Number.NaN
  #dayText = ''

  constructor(bytes: Buffer, view: DataView) {
    this.#bytes = bytes
    this.#view = view
  }

  /** UTF-16 text; like Windows, up to the first NUL. */
  utf16(start: number, size: number): string {
    const text = this.#bytes.toString('utf16le', start, start + (size & ~1))
    const end = text.indexOf('\0')
    return end < 0 ? text : text.slice(0, end)
  }

  /** One value that is neither BinXml nor an array. A type that no document describes is refused. */
  render(type: number, start: number, size: number): string {
    if (size === 0 || type === NULL_TYPE) return ''
    const fixed = FIXED_SIZES[type]
    if (fixed === undefined) throw new Damage(`value type 0x${type.toString(16)} is not documented`)
    if (fixed !== 0 && fixed !== size) throw new Damage(`a ${TYPE_NAMES[type]} of ${size} bytes instead of ${fixed}`)
    const view = this.#view
    switch (type) {
      case STRING_TYPE:
        return this.utf16(start, size)
      case ANSI_TYPE:
        return this.#ansi(start, size)
      case 0x03:
        return String(view.getInt8(start))
      case 0x04:
        return String(view.getUint8(start))
      case 0x05:
        return String(view.getInt16(start, true))
      case 0x06:
        return String(view.getUint16(start, true))
      case 0x07:
        return String(view.getInt32(start, true))
      case 0x08:
        return String(view.getUint32(start, true))
      case 0x09:
        return String(view.getBigInt64(start, true))
      case 0x0a:
        return view.getUint32(start + 4, true) === 0
          ? String(view.getUint32(start, true))
          : String(view.getBigUint64(start, true))
      case 0x0b:
        return real32(view.getFloat32(start, true))
      case 0x0c:
        return real64(view.getFloat64(start, true))
      case 0x0d:
        return view.getUint32(start, true) === 0 ? 'false' : 'true'
      case 0x0e:
        return this.#bytes.toString('hex', start, start + size).toUpperCase()
      case 0x0f:
        return this.#guid(start)
      case 0x10:
        if (size !== 4 && size !== 8) throw new Damage(`a SizeT of ${size} bytes instead of 4 or 8`)
        return size === 4 ? this.#hex32(start) : this.#hex64(start)
      case 0x11:
        return this.#fileTime(start)
      case 0x12:
        return this.#systemTime(start)
      case SID_TYPE:
        return this.#sid(start, size)
      case 0x14:
        return this.#hex32(start)
      default:
        return this.#hex64(start)
    }
  }

  /** The items of an array value, in order; none of an empty one. `type` still has the array flag. */
  items(type: number, start: number, size: number): string[] {
    if (size === 0) return []
    const item = type & ~ARRAY_FLAG
    if (item === STRING_TYPE) return split(this.#bytes.toString('utf16le', start, start + (size & ~1)))
    if (item === ANSI_TYPE) return split(ansi.decode(this.#bytes.subarray(start, start + size)))
    const items: string[] = []
    if (item === SID_TYPE) {
      for (let at = start; at < start + size; ) {
        const length = 8 + 4 * this.#view.getUint8(at + 1)
        if (at + length > start + size) throw new Damage('an array of SIDs ends within a SID')
        items.push(this.#sid(at, length))
        at += length
      }
      return items
    }
    const step = FIXED_SIZES[item] ?? 0
    if (step === 0) throw new Damage(`value type 0x${type.toString(16)} is not documented`)
    if (size % step !== 0) throw new Damage(`an array of ${TYPE_NAMES[item]} ends within an item`)
    for (let at = start; at < start + size; at += step) items.push(this.render(item, at, step))
    return items
  }

  #ansi(start: number, size: number): string {
    const end = this.#bytes.indexOf(0, start)
    return ansi.decode(this.#bytes.subarray(start, end < 0 ? start + size : Math.min(end, start + size)))
  }

  #hex32(start: number): string {
    return `0x${this.#view.getUint32(start, true).toString(16)}`
  }

  #hex64(start: number): string {
    const low = this.#view.getUint32(start, true)
    const high = this.#view.getUint32(start + 4, true)
    if (high === 0) return `0x${low.toString(16)}`
    return `0x${high.toString(16)}${low.toString(16).padStart(8, '0')}`
  }

  #guid(start: number): string {
    const scratch = this.#scratch
    scratch[0] = 0x7b
    let at = 1
    for (const from of GUID_ORDER) {
      if (from < 0) scratch[at++] = DASH
      else {
        const byte = this.#view.getUint8(start + from)
        scratch[at++] = UPPER_HEX[byte >> 4] ?? 0
        scratch[at++] = UPPER_HEX[byte & 15] ?? 0
      }
    }
    scratch[at++] = 0x7d
    return scratch.toString('latin1', 0, at)
  }

  /** `2026-11-22T07:08:09.1234567Z`: 100-ns ticks since 1601, so seven digits hold every value. */
  #fileTime(start: number): string {
    const low = this.#view.getUint32(start, true)
    const high = this.#view.getUint32(start + 4, true)
    let seconds: number
    let ticks: number
    if (high < 0x7000_0000) {
      // high * 2^32 = high * 429 s + high * 4967296 ticks, and both sums stay below 2^53.
      const rest = high * 4_967_296 + low
      seconds = high * 429 + Math.floor(rest / TICKS_PER_SECOND)
      ticks = rest % TICKS_PER_SECOND
    } else {
      const all = BigInt(high) * BigInt(TWO_TO_32) + BigInt(low)
      seconds = Number(all / BigInt(TICKS_PER_SECOND))
      ticks = Number(all % BigInt(TICKS_PER_SECOND))
    }
    const day = Math.floor(seconds / 86_400)
    const second = seconds - day * 86_400
    if (day !== this.#day) {
      this.#day = day
      const date = new Date((day * 86_400 - SECONDS_FROM_1601_TO_1970) * 1000)
      this.#dayText = `${dateText(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())}T`
    }
    const scratch = this.#scratch
    let at = 0
    at = this.#digits(at, Math.floor(second / 3600), 2)
    scratch[at++] = 0x3a
    at = this.#digits(at, Math.floor(second / 60) % 60, 2)
    scratch[at++] = 0x3a
    at = this.#digits(at, second % 60, 2)
    scratch[at++] = 0x2e
    at = this.#digits(at, ticks, 7)
    scratch[at++] = 0x5a
    return this.#dayText + scratch.toString('latin1', 0, at)
  }

  #digits(at: number, value: number, count: number): number {
    for (let place = at + count - 1; place >= at; place -= 1) {
      this.#scratch[place] = ZERO + (value % 10)
      value = Math.floor(value / 10)
    }
    return at + count
  }

  /** SYSTEMTIME has milliseconds only; its numbers are shown as they are, valid date or not. */
  #systemTime(start: number): string {
    const part = (index: number): number => this.#view.getUint16(start + 2 * index, true)
    const two = (index: number): string => String(part(index)).padStart(2, '0')
    const milliseconds = String(part(7)).padStart(3, '0')
    return `${dateText(part(0), part(1), part(3))}T${two(4)}:${two(5)}:${two(6)}.${milliseconds}Z`
  }

  #sid(start: number, size: number): string {
    const view = this.#view
    const count = size < 8 ? 0 : view.getUint8(start + 1)
    if (size < 8 + 4 * count || size < 8) throw new Damage(`a SID of ${size} bytes is too short`)
    const high = view.getUint16(start + 2)
    const low = view.getUint32(start + 4)
    let text = `S-${view.getUint8(start)}-${high === 0 ? low : `0x${high.toString(16).padStart(4, '0')}${low.toString(16).padStart(8, '0')}`}`
    for (let index = 0; index < count; index += 1) text += `-${view.getUint32(start + 8 + 4 * index, true)}`
    return text
  }
}

/** Items end with NUL; the last one may lack it. */
function split(text: string): string[] {
  const items = text.split('\0')
  if (items.at(-1) === '') items.pop()
  return items
}

function dateText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * [-]dddd.dddd, as MS-EVEN6 2.2.12.3 has it, with the fewest digits that tell the value apart; the infinities and NaN
 * as XML Schema writes them.
 */
function real64(value: number): string {
  return realText(value, String(value))
}

function real32(value: number): string {
  let digits = 1
  while (digits < 9 && Math.fround(Number(value.toPrecision(digits))) !== value) digits += 1
  return realText(value, String(Number(value.toPrecision(digits))))
}

function realText(value: number, shortest: string): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value < 0 ? '-INF' : 'INF'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', exponent = '0'] = shortest.replace(/^-/, '').split(/e(?=[+-]?\d+$)/)
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const text = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  return `${sign}${text.slice(0, at)}.${text.slice(at) || '0'}`
}
