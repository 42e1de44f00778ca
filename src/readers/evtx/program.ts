import { Damage } from './damage.ts'

/** Text that a template fixes, or a value of the instance by its index. */
export type Part =
  | { readonly literal: string }
  | { readonly literal: undefined; readonly value: number; readonly optional: boolean }

export interface Attribute {
  readonly name: string
  readonly parts: readonly Part[]
}

/**
 * One step of a compiled fragment. `leaf` is an element without child elements. All kinds share one shape, so that
 * running them stays monomorphic.
 */
export interface Step {
  readonly kind: 'open' | 'leaf' | 'part' | 'close'
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly parts: readonly Part[]
  /** The value that must not be null for the element to exist; -1 for none. */
  readonly dependency: number
  /** The constant `Name` attribute of a `Data` element that has no other attribute. */
  readonly key: string | undefined
  /** Whether `key` or having no attributes says all about them. */
  readonly plain: boolean
  /** Of an `open`: the index of its `close`. */
  close: number
}

export type Program = readonly Step[]

const MAX_DEPTH = 64
const MAX_VALUES = 4096
const NO_DEPENDENCY = 0xffff
const NONE: readonly never[] = []

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

interface OpenElement {
  readonly step: number
  readonly end: number
  hasChildren: boolean
}

/** Compiles the BinXml elements of one chunk. Names are decoded once per chunk. */
export class Compiler {
  readonly #bytes: Buffer
  readonly #view: DataView
  readonly #names = new Map<number, string>()
  #at = 0
  #inTemplate = false

  constructor(bytes: Buffer, view: DataView) {
    this.#bytes = bytes
    this.#view = view
  }

  /**
   * The element that starts at `start` (an OpenStartElement token). In a template definition elements carry a dependency
   * identifier and may have substitutions; elsewhere neither.
   */
  element(start: number, end: number, inTemplate: boolean): { readonly program: Program; readonly end: number } {
    this.#at = start
    this.#inTemplate = inTemplate
    const steps: Step[] = []
    const open: OpenElement[] = []
    do {
      if (this.#at >= end) throw new Damage('an element runs past the end of its fragment')
      this.#token(steps, open, end)
    } while (open.length > 0)
    return { program: steps, end: this.#at }
  }

  #token(steps: Step[], open: OpenElement[], end: number): void {
    const token = this.#view.getUint8(this.#at)
    switch (token) {
      case 0x01:
      case 0x41: {
        if (open.length >= MAX_DEPTH) throw new Damage(`elements nest deeper than ${MAX_DEPTH}`)
        const parent = open.at(-1)
        if (parent !== undefined) parent.hasChildren = true
        this.#startElement(token === 0x41, steps, open)
        break
      }
      case 0x03: // the tag `/>`
        this.#at += 1
        this.#closeElement(steps, open)
        break
      case 0x04:
        this.#at += 1
        this.#closeElement(steps, open)
        break
      case 0x0a:
        this.#at = this.processingInstruction(this.#at)
        break
      default: {
        const part = this.#part(end)
        if (part === undefined) throw new Damage(`token 0x${token.toString(16)} has no place inside an element`)
        steps.push(step('part', '', NONE, [part], -1))
      }
    }
  }

  #startElement(hasAttributes: boolean, steps: Step[], open: OpenElement[]): void {
    const view = this.#view
    this.#at += 1
    let dependency = -1
    if (this.#inTemplate) {
      dependency = view.getUint16(this.#at, true)
      if (dependency === NO_DEPENDENCY) dependency = -1
      else if (dependency >= MAX_VALUES) throw new Damage(`an element depends on value ${dependency}`)
      this.#at += 2
    }
    const size = view.getUint32(this.#at, true)
    this.#at += 4
    const end = this.#at + size
    const name = this.#name()
    const attributes = hasAttributes ? this.#attributes() : NONE
    open.push({ step: steps.length, end, hasChildren: false })
    steps.push(step('open', name, attributes, NONE, dependency))
    const token = view.getUint8(this.#at)
    if (token === 0x02) this.#at += 1
    else if (token !== 0x03) throw new Damage(`token 0x${token.toString(16)} does not end the start tag of \`${name}\``)
  }

  #attributes(): Attribute[] {
    const size = this.#view.getUint32(this.#at, true)
    this.#at += 4
    const end = this.#at + size
    const attributes: Attribute[] = []
    while (this.#at < end) {
      const token = this.#view.getUint8(this.#at)
      if (token !== 0x06 && token !== 0x46) throw new Damage(`token 0x${token.toString(16)} where an attribute belongs`)
      this.#at += 1
      const name = this.#name()
      const parts: Part[] = []
      while (this.#at < end) {
        const part = this.#part(end)
        if (part === undefined) break
        addPart(parts, part)
      }
      attributes.push({ name, parts })
    }
    if (this.#at !== end) throw new Damage('an attribute runs past the end of its list')
    return attributes
  }

  /** Text or a substitution, or undefined when the token here is neither. */
  #part(end: number): Part | undefined {
    const view = this.#view
    const token = view.getUint8(this.#at)
    switch (token) {
      case 0x05:
      case 0x45: {
        const type = view.getUint8(this.#at + 1)
        if (type !== 0x01) throw new Damage(`value text of type 0x${type.toString(16)}`)
        return this.#counted(this.#at + 2, end)
      }
      case 0x07:
      case 0x47:
        return this.#counted(this.#at + 1, end)
      case 0x08:
      case 0x48: {
        const code = view.getUint16(this.#at + 1, true)
        this.#at += 3
        return { literal: String.fromCharCode(code) }
      }
      case 0x09:
      case 0x49: {
        this.#at += 1
        const name = this.#name()
        const literal = ENTITIES.get(name)
        if (literal === undefined) throw new Damage(`entity \`${name}\` is not defined`)
        return { literal }
      }
      case 0x0d:
      case 0x0e: {
        const value = view.getUint16(this.#at + 1, true)
        if (!this.#inTemplate) throw new Damage('a substitution outside a template')
        if (value >= MAX_VALUES) throw new Damage(`substitution of value ${value}`)
        this.#at += 4
        return { literal: undefined, value, optional: token === 0x0e }
      }
      default:
        return undefined
    }
  }

  #counted(at: number, end: number): Part {
    const start = at + 2
    const stop = start + 2 * this.#view.getUint16(at, true)
    if (stop > end) throw new Damage('a text runs past the end of its fragment')
    this.#at = stop
    return { literal: this.#bytes.toString('utf16le', start, stop) }
  }

  /** Skips a processing instruction, which has no place in a record, and gives the position after it. */
  processingInstruction(start: number): number {
    this.#at = start + 1
    this.#name()
    const token = this.#view.getUint8(this.#at)
    if (token !== 0x0b) throw new Damage(`token 0x${token.toString(16)} where the data of an instruction belongs`)
    return this.#at + 3 + 2 * this.#view.getUint16(this.#at + 1, true)
  }

  /** A name by its offset; it stands right here exactly when the offset says so. */
  #name(): string {
    const offset = this.#view.getUint32(this.#at, true)
    this.#at += 4
    const known = this.#names.get(offset)
    if (known !== undefined && offset !== this.#at) return known
    // Before the characters: the next name with the same hash (4 bytes), the hash (2), the count (2). After them: NUL.
    const start = offset + 8
    const stop = start + 2 * this.#view.getUint16(offset + 6, true)
    if (stop + 2 > this.#bytes.length) throw new Damage('a name runs past the end of the chunk')
    const name = known ?? this.#bytes.toString('utf16le', start, stop)
    this.#names.set(offset, name)
    if (offset === this.#at) this.#at = stop + 2
    return name
  }

  #closeElement(steps: Step[], open: OpenElement[]): void {
    const element = open.pop()
    const opener = element === undefined ? undefined : steps[element.step]
    if (element === undefined || opener === undefined) throw new Damage('an element ends that never began')
    if (this.#at !== element.end) throw new Damage(`\`${opener.name}\` is not as long as it says`)
    if (element.hasChildren) {
      opener.close = steps.length
      steps.push(step('close', opener.name, NONE, NONE, -1))
      return
    }
    const parts: Part[] = []
    for (const inner of steps.splice(element.step)) for (const part of inner.parts) addPart(parts, part)
    steps.push(step('leaf', opener.name, opener.attributes, parts, opener.dependency))
  }
}

function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1)
  if (last?.literal !== undefined && part.literal !== undefined) {
    parts[parts.length - 1] = { literal: last.literal + part.literal }
  } else parts.push(part)
}

function step(
  kind: Step['kind'],
  name: string,
  attributes: readonly Attribute[],
  parts: readonly Part[],
  dependency: number,
): Step {
  const [only] = attributes
  const [text] = only?.parts ?? []
  const isData = name === 'Data' && attributes.length === 1 && only?.name === 'Name' && only.parts.length === 1
  const key = isData ? text?.literal : undefined
  const plain = attributes.length === 0 || key !== undefined
  return { kind, name, attributes, parts, dependency, key, plain, close: -1 }
}
