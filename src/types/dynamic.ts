/**
 * A value of type dynamic, taken apart: integers are `bigint`, reals `number` (so that `5` and `5.0` differ). Members
 * keep their order.
 */
export type Dynamic = null | boolean | bigint | number | string | readonly Dynamic[] | ReadonlyMap<string, Dynamic>

export function isBag(value: Dynamic): value is ReadonlyMap<string, Dynamic> {
  return value instanceof Map
}

export function isArray(value: Dynamic): value is readonly Dynamic[] {
  return Array.isArray(value)
}

const DEEPEST = 500

class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Dynamic | undefined {
    const value = this.#value()
    this.#blanks()
    return this.#at === this.#text.length ? value : undefined
  }

  #blanks(): void {
    while (' \t\n\r'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at += 1
  }

  #take(mark: string): boolean {
    this.#blanks()
    if (!this.#text.startsWith(mark, this.#at)) return false
    this.#at += mark.length
    return true
  }

  #value(): Dynamic | undefined {
    if (this.#take('{')) return this.#nested(() => this.#bag())
    if (this.#take('[')) return this.#nested(() => this.#array())
    if (this.#take('null')) return null
    if (this.#take('true')) return true
    if (this.#take('false')) return false
    return this.#text.charAt(this.#at) === '"' ? this.#string() : this.#number()
  }

  #nested(read: () => Dynamic | undefined): Dynamic | undefined {
    if (this.#depth === DEEPEST) return undefined
    this.#depth += 1
    const value = read()
    this.#depth -= 1
    return value
  }

  #bag(): Dynamic | undefined {
    const bag = new Map<string, Dynamic>()
    if (this.#take('}')) return bag
    do {
      this.#blanks()
      const name = this.#string()
      if (name === undefined || !this.#take(':')) return undefined
      const value = this.#value()
      if (value === undefined) return undefined
      bag.set(name, value)
    } while (this.#take(','))
    return this.#take('}') ? bag : undefined
  }

  #array(): Dynamic | undefined {
    const array: Dynamic[] = []
    if (this.#take(']')) return array
    do {
      const value = this.#value()
      if (value === undefined) return undefined
      array.push(value)
    } while (this.#take(','))
    return this.#take(']') ? array : undefined
  }

  #string(): string | undefined {
    const start = this.#at
    if (this.#text.charAt(start) !== '"') return undefined
    let end = start + 1
    while (end < this.#text.length && this.#text.charAt(end) !== '"') {
      end += this.#text.charAt(end) === '\\' ? 2 : 1
    }
    this.#at = end + 1
    const raw = this.#text.slice(start, end + 1)
    if (!raw.includes('\\') && end < this.#text.length) return raw.slice(1, -1)
    try {
      return String(JSON.parse(raw))
    } catch {
      return undefined
    }
  }

  #number(): bigint | number | undefined {
    const pattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return undefined
    this.#at = pattern.lastIndex
    const isReal = found[1] !== undefined || found[2] !== undefined
    if (isReal) return Number(found[0])
    const whole = BigInt(found[0])
    return BigInt.asIntN(64, whole) === whole ? whole : Number(found[0])
  }
}

/** JSON text as a value; `undefined` when it is not JSON or nests more than 500 deep. */
export function readDynamic(text: string): Dynamic | undefined {
  return new Reader(text).whole()
}

/** Compact JSON text. Whole reals keep `.0`; those that JSON cannot hold are the strings `NaN`, `Infinity`, `-Infinity`. */
export function writeDynamic(value: Dynamic): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'number':
      return writeReal(value)
    case 'string':
      return JSON.stringify(value)
    default:
      if (isArray(value)) return `[${value.map(writeDynamic).join(',')}]`
      return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${writeDynamic(member)}`).join(',')}}`
  }
}

function writeReal(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value))
  const digits = String(value)
  return /[.e]/.test(digits) ? digits : `${digits}.0`
}
