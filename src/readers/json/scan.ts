import { JSON_KINDS, type ScannedMember } from '../json-kinds.ts'

const [QUOTE, COMMA, COLON, BACKSLASH, NEWLINE] = [0x22, 0x2c, 0x3a, 0x5c, 0x0a]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]
const [DASH, ZERO, NINE, UPPER_T, SPACE] = [0x2d, 0x30, 0x39, 0x54, 0x20]

class Member {
  readonly name: string
  readonly bytes: Buffer
  kinds = 0
  present = 0
  /** The member that came after this one last time. */
  next: Member | undefined

  constructor(name: string) {
    this.name = name
    this.bytes = Buffer.from(name)
  }
}

/**
 * Learns the members of JSON lines and the kinds of their values, several times faster than parsing. It is no validator:
 * it says `irregular` for whatever it does not understand, and a line that it takes may still be no JSON.
 */
export class LineScanner {
  readonly #members = new Map<string, Member>()
  readonly #first = new Member('')
  /** Lines with an object. */
  lines = 0
  /** Lines that are no plain object, and names with escapes. */
  irregular = 0

  get members(): readonly ScannedMember[] {
    return [...this.#members.values()].map(({ name, kinds, present }) => ({ name, kinds, present }))
  }

  /** `block` starts at the start of a line and ends at the end of one. */
  scan(block: Buffer): void {
    const end = block.length
    let at = 0
    while (at < end) {
      const byte = block[at] ?? 0
      if (byte <= SPACE) at += 1
      else if (byte === OPEN_BRACE) at = this.#line(block, at + 1)
      else at = this.#bad(block, at)
    }
  }

  #bad(block: Buffer, at: number): number {
    this.irregular += 1
    const newline = block.indexOf(NEWLINE, at)
    return newline === -1 ? block.length : newline + 1
  }

  /** Reads an object from behind its brace to the end of its line. */
  #line(block: Buffer, at: number): number {
    let previous = this.#first
    for (;;) {
      let byte = block[at] ?? 0
      while (byte === SPACE || byte === COMMA) {
        at += 1
        byte = block[at] ?? 0
      }
      if (byte === CLOSE_BRACE) break
      if (byte !== QUOTE) return this.#bad(block, at)
      at += 1
      let member = previous.next
      const predicted = member?.bytes
      if (member !== undefined && predicted !== undefined && matches(block, at, predicted)) at += predicted.length
      else {
        const end = block.indexOf(QUOTE, at)
        if (end === -1) return this.#bad(block, at)
        const name = block.toString('utf8', at, end)
        if (name.includes('\\') || name.includes('\n')) return this.#bad(block, at)
        member = this.#member(name)
        previous.next = member
        at = end
      }
      previous = member
      at += 1
      byte = block[at] ?? 0
      while (byte === SPACE) {
        at += 1
        byte = block[at] ?? 0
      }
      if (byte !== COLON) return this.#bad(block, at)
      at += 1
      byte = block[at] ?? 0
      while (byte === SPACE) {
        at += 1
        byte = block[at] ?? 0
      }
      at = byte === QUOTE ? scanText(block, at + 1, member) : scanValue(block, at, byte, member)
      if (at === -1) return this.#bad(block, block.length)
    }
    at += 1
    let byte = block[at] ?? NEWLINE
    while (byte === SPACE || byte === 0x0d || byte === 0x09) {
      at += 1
      byte = block[at] ?? NEWLINE
    }
    if (byte !== NEWLINE) return this.#bad(block, at)
    this.lines += 1
    return at + 1
  }

  #member(name: string): Member {
    let member = this.#members.get(name)
    if (member === undefined) {
      member = new Member(name)
      this.#members.set(name, member)
    }
    return member
  }
}

function matches(block: Buffer, at: number, expected: Buffer): boolean {
  const length = expected.length
  if (block[at + length] !== QUOTE) return false
  for (let i = 0; i < length; i += 1) if (block[at + i] !== expected[i]) return false
  return true
}

/** Returns the place behind the closing quote; -1 when there is none. */
function scanText(block: Buffer, start: number, member: Member): number {
  let at = start
  let byte = block[at]
  while (byte !== QUOTE) {
    if (byte === undefined) return -1
    at += byte === BACKSLASH ? 2 : 1
    byte = block[at]
  }
  if (at > start) {
    member.present += 1
    if ((member.kinds & JSON_KINDS.text) === 0) {
      member.kinds |= isDatetime(block, start, at - start) ? JSON_KINDS.datetime : JSON_KINDS.text
    }
  }
  return at + 1
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE
}

/** `2026-11-20T12:00` at the start, and no more than a zone and a fraction can add. */
function isDatetime(block: Buffer, at: number, length: number): boolean {
  if (length < 16 || length > 35 || block[at + 4] !== DASH || block[at + 7] !== DASH || block[at + 13] !== COLON)
    return false
  const between = block[at + 10]
  if (between !== UPPER_T && between !== SPACE) return false
  for (const place of [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15]) if (!isDigit(block[at + place])) return false
  return true
}

function scanValue(block: Buffer, start: number, first: number, member: Member): number {
  if (first === OPEN_BRACE || first === OPEN_BRACKET) {
    member.kinds |= JSON_KINDS.nested
    member.present += 1
    return skipNested(block, start)
  }
  let at = start
  let byte = block[at]
  let isInteger = true
  while (byte !== undefined && byte !== COMMA && byte !== CLOSE_BRACE && byte !== SPACE && byte !== NEWLINE) {
    if (byte !== DASH && !(byte >= ZERO && byte <= NINE)) isInteger = false
    at += 1
    byte = block[at]
  }
  if (at === start || byte === undefined || byte === NEWLINE) return -1
  if (first === DASH || isDigit(first)) {
    member.present += 1
    // Nineteen digits may be beyond 64 bits: such a column stays text.
    member.kinds |= isInteger ? (at - start < 19 ? JSON_KINDS.integer : JSON_KINDS.text) : JSON_KINDS.real
  } else if (first === 0x74 || first === 0x66) {
    member.present += 1
    member.kinds |= JSON_KINDS.boolean
  } else if (first !== 0x6e) return -1
  return at
}

function skipNested(block: Buffer, start: number): number {
  let depth = 0
  for (let at = start; at < block.length; at += 1) {
    const byte = block[at]
    if (byte === QUOTE) {
      at += 1
      while (at < block.length && block[at] !== QUOTE) at += block[at] === BACKSLASH ? 2 : 1
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1
      if (depth === 0) return at + 1
    } else if (byte === NEWLINE) return -1
  }
  return -1
}
