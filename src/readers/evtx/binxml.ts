import type { WindowsEventBuilder } from '../windows-event.ts'
import { Damage } from './damage.ts'
import { type Attribute, Compiler, type Part, type Program, type Step } from './program.ts'
import { ARRAY_FLAG, BINXML_TYPE, NULL_TYPE, ValueReader } from './values.ts'

const MAX_VALUES = 4096
const MAX_NESTING = 64
/** Elements and bytes of values. No honest log comes near these; they keep a few bytes from becoming hours of work. */
const MAX_RECORD_STEPS = 1 << 16
const MAX_RECORD_TEXT = 1 << 20
const MAX_CHUNK_STEPS = 1 << 20
const MAX_CHUNK_TEXT = 1 << 23
/** Templates of one chunk lie side by side in its 64 KiB; more than a few times that are laid over each other. */
const MAX_COMPILED = 4 * 65_536

interface Template {
  readonly program: Program
}

/** The values of one template instance: three numbers each in the reader's shared tables, from `base`. */
interface Instance {
  readonly base: number
  readonly count: number
}

/**
 * Tells the elements of the BinXml fragments of one chunk to a builder. A template becomes a flat program when it is met
 * first, and each record that uses it is one run over the program with its own values.
 */
export class BinXmlReader {
  readonly #bytes: Buffer
  readonly #view: DataView
  readonly #values: ValueReader
  readonly #compiler: Compiler
  readonly #builder: WindowsEventBuilder
  readonly #templates = new Map<number, Template | Damage>()
  readonly #types: number[] = []
  readonly #starts: number[] = []
  readonly #sizes: number[] = []
  #top = 0
  #steps = 0
  #text = 0
  #chunkSteps = 0
  #chunkText = 0
  #compiled = 0

  constructor(bytes: Buffer, view: DataView, builder: WindowsEventBuilder) {
    this.#bytes = bytes
    this.#view = view
    this.#values = new ValueReader(bytes, view)
    this.#compiler = new Compiler(bytes, view)
    this.#builder = builder
  }

  /** One record's BinXml. Throws `Damage` or `RangeError` (the view's, at the end of the chunk) when it is broken. */
  document(start: number, end: number): void {
    this.#top = 0
    this.#steps = 0
    this.#text = 0
    this.#fragments(start, end, 0)
  }

  #fragments(start: number, end: number, nesting: number): void {
    if (nesting > MAX_NESTING) throw new Damage(`templates nest deeper than ${MAX_NESTING}`)
    let at = start
    while (at < end) {
      const token = this.#view.getUint8(at)
      if (token === 0x00) return
      if (token === 0x0f) at += 4
      else if (token === 0x0c) at = this.#instance(at, end, nesting)
      else if (token === 0x01 || token === 0x41) {
        const element = this.#compiler.element(at, end, false)
        this.#charge(element.end - at)
        at = element.end
        this.#run(element.program, { base: this.#top, count: 0 }, nesting)
      } else if (token === 0x0a) at = this.#compiler.processingInstruction(at)
      else throw new Damage(`token 0x${token.toString(16)} where a fragment belongs`)
    }
  }

  #instance(start: number, end: number, nesting: number): number {
    const view = this.#view
    // The token, a version, the template's short id, then where its definition stands: right here or earlier.
    const definition = view.getUint32(start + 6, true)
    let at = start + 10
    const template = this.#template(definition)
    // The short id is the start of the definition's GUID: where they differ, a stale record's template was overwritten.
    if (view.getUint32(start + 2, true) !== view.getUint32(definition + 4, true)) {
      throw new Damage('another template stands where its own should')
    }
    if (definition === at) at += 24 + view.getUint32(at + 20, true)
    const count = view.getUint32(at, true)
    if (count > MAX_VALUES) throw new Damage(`a template instance with ${count} values`)
    at += 4
    const base = this.#top
    let value = at + 4 * count
    for (let index = 0; index < count; index += 1, at += 4) {
      const size = view.getUint16(at, true)
      this.#types[base + index] = view.getUint8(at + 2)
      this.#starts[base + index] = value
      this.#sizes[base + index] = size
      value += size
    }
    if (value > end) throw new Damage('the values of a template instance run past its end')
    this.#top = base + count
    this.#run(template, { base, count }, nesting)
    this.#top = base
    return value
  }

  #template(offset: number): Program {
    const known = this.#templates.get(offset)
    if (known instanceof Damage) throw known
    if (known !== undefined) return known.program
    try {
      const program = this.#compile(offset)
      this.#templates.set(offset, { program })
      return program
    } catch (error) {
      if (!(error instanceof Damage || error instanceof RangeError)) throw error
      const reason = error instanceof Damage ? error.message : 'it points outside the chunk'
      const damage = new Damage(`its template is damaged: ${reason}`)
      this.#templates.set(offset, damage)
      throw damage
    }
  }

  /** The definition: the next one's offset (4 bytes), a GUID (16), the size (4), then a fragment of one element. */
  #compile(offset: number): Program {
    const size = this.#view.getUint32(offset + 20, true)
    let at = offset + 24
    const end = at + size
    if (end > this.#bytes.length) throw new Damage('a template runs past the end of the chunk')
    this.#charge(size)
    if (this.#view.getUint8(at) === 0x0f) at += 4
    if (this.#view.getUint8(at) === 0x0a) at = this.#compiler.processingInstruction(at)
    const token = this.#view.getUint8(at)
    if (token !== 0x01 && token !== 0x41) throw new Damage(`token 0x${token.toString(16)} where an element belongs`)
    return this.#compiler.element(at, end, true).program
  }

  #charge(size: number): void {
    this.#compiled += size
    if (this.#compiled > MAX_COMPILED) throw new Damage('the templates of the chunk overlap')
  }

  #run(program: Program, instance: Instance, nesting: number): void {
    const builder = this.#builder
    this.#advance(program.length)
    for (let index = 0; index < program.length; index += 1) {
      const step = program[index]
      if (step === undefined) break
      switch (step.kind) {
        case 'leaf':
          this.#leaf(step, instance, nesting)
          break
        case 'open':
          if (step.dependency >= 0 && this.#isNull(instance, step.dependency)) index = step.close
          else {
            builder.open(step.name)
            this.#attributes(step.attributes, instance)
          }
          break
        case 'part':
          for (const part of step.parts) this.#mixed(part, instance, nesting)
          break
        case 'close':
          builder.close()
      }
      if (builder.depth > MAX_NESTING) throw new Damage(`elements nest deeper than ${MAX_NESTING}`)
    }
  }

  #leaf(step: Step, instance: Instance, nesting: number): void {
    if (step.dependency >= 0 && this.#isNull(instance, step.dependency)) return
    const [first] = step.parts
    if (step.parts.length === 1 && first !== undefined && first.literal === undefined) {
      const type = this.#type(instance, first.value)
      if (type === NULL_TYPE && first.optional) {
        // With nothing to hold, the element exists only for its attributes.
        if (step.attributes.length === 0) return
      } else if (type === BINXML_TYPE) {
        this.#builder.open(step.name)
        this.#attributes(step.attributes, instance)
        this.#nested(instance, first.value, nesting)
        this.#builder.close()
        return
      } else if ((type & ARRAY_FLAG) !== 0) {
        // An element that holds an array stands once for each item, and once, empty, for none.
        const items = this.#items(instance, first.value)
        this.#advance(items.length)
        for (const item of items.length === 0 ? [''] : items) this.#element(step, instance, item)
        return
      }
      this.#element(step, instance, this.#value(instance, first.value))
      return
    }
    if (step.parts.some((part) => this.#isBinXml(part, instance))) {
      this.#builder.open(step.name)
      this.#attributes(step.attributes, instance)
      for (const part of step.parts) this.#mixed(part, instance, nesting)
      this.#builder.close()
    } else this.#element(step, instance, this.#joined(step.parts, instance))
  }

  #element(step: Step, instance: Instance, text: string): void {
    const builder = this.#builder
    if (step.plain) builder.leaf(step.name, step.key, text)
    else {
      builder.open(step.name)
      this.#attributes(step.attributes, instance)
      builder.text(text)
      builder.close()
    }
  }

  #attributes(attributes: readonly Attribute[], instance: Instance): void {
    this.#advance(attributes.length)
    for (const { name, parts } of attributes) {
      const [first] = parts
      // An optional value that is null takes its attribute with it.
      if (parts.length === 1 && first !== undefined && first.literal === undefined) {
        if (first.optional && this.#isNull(instance, first.value)) continue
      }
      this.#builder.attribute(name, this.#joined(parts, instance))
    }
  }

  #mixed(part: Part, instance: Instance, nesting: number): void {
    if (part.literal === undefined && this.#isBinXml(part, instance)) this.#nested(instance, part.value, nesting)
    else this.#builder.text(this.#joined([part], instance))
  }

  #nested(instance: Instance, value: number, nesting: number): void {
    const start = this.#starts[instance.base + value] ?? 0
    this.#fragments(start, start + (this.#sizes[instance.base + value] ?? 0), nesting + 1)
  }

  #joined(parts: readonly Part[], instance: Instance): string {
    this.#advance(parts.length)
    let text = ''
    for (const part of parts) {
      if (part.literal !== undefined) {
        this.#spend(part.literal.length)
        text += part.literal
      } else {
        const type = this.#type(instance, part.value)
        if (type === BINXML_TYPE) throw new Damage('elements inside an attribute or a text')
        if ((type & ARRAY_FLAG) !== 0) throw new Damage('an array inside an attribute or a longer text')
        text += this.#value(instance, part.value)
      }
    }
    return text
  }

  #isBinXml(part: Part, instance: Instance): boolean {
    return part.literal === undefined && this.#type(instance, part.value) === BINXML_TYPE
  }

  #isNull(instance: Instance, value: number): boolean {
    return this.#type(instance, value) === NULL_TYPE
  }

  #type(instance: Instance, value: number): number {
    if (value >= instance.count) throw new Damage(`value ${value} of ${instance.count} is missing`)
    return this.#types[instance.base + value] ?? NULL_TYPE
  }

  #value(instance: Instance, value: number): string {
    const at = instance.base + value
    const size = this.#sizes[at] ?? 0
    this.#spend(size)
    return this.#values.render(this.#types[at] ?? NULL_TYPE, this.#starts[at] ?? 0, size)
  }

  #items(instance: Instance, value: number): readonly string[] {
    const at = instance.base + value
    const size = this.#sizes[at] ?? 0
    this.#spend(size)
    return this.#values.items(this.#types[at] ?? NULL_TYPE, this.#starts[at] ?? 0, size)
  }

  #advance(steps: number): void {
    this.#steps += steps
    this.#chunkSteps += steps
    if (this.#steps > MAX_RECORD_STEPS) throw new Damage(`more than ${MAX_RECORD_STEPS} elements and values`)
    if (this.#chunkSteps > MAX_CHUNK_STEPS)
      throw new Damage(`more than ${MAX_CHUNK_STEPS} elements and values in the chunk`)
  }

  #spend(size: number): void {
    this.#text += size
    this.#chunkText += size
    if (this.#text > MAX_RECORD_TEXT) throw new Damage(`more than ${MAX_RECORD_TEXT} bytes of values`)
    if (this.#chunkText > MAX_CHUNK_TEXT) throw new Damage(`more than ${MAX_CHUNK_TEXT} bytes of values in the chunk`)
  }
}
