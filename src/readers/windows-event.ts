import type { WindowsRecord } from './record.ts'

type SystemField = Exclude<keyof WindowsRecord, 'data' | 'raw' | 'address'>

const SYSTEM_TEXTS: ReadonlyMap<string, SystemField> = new Map([
  ['EventID', 'eventId'],
  ['Level', 'level'],
  ['Task', 'task'],
  ['Opcode', 'opcode'],
  ['Keywords', 'keywords'],
  ['EventRecordID', 'recordId'],
  ['Channel', 'channel'],
  ['Computer', 'computer'],
])

const SYSTEM_ATTRIBUTES = new Map<string, ReadonlyMap<string, SystemField>>([
  ['Provider', new Map([['Name', 'provider']])],
  ['TimeCreated', new Map([['SystemTime', 'time']])],
  [
    'Execution',
    new Map([
      ['ProcessID', 'processId'],
      ['ThreadID', 'threadId'],
    ]),
  ],
  ['Security', new Map([['UserID', 'userSid']])],
])

// `other` holds what an event may carry besides (DebugData, ProcessingErrorData ...): kept like UserData.
// RenderingInfo repeats the values above in the words of one machine's language, so it is left out.
type Section = 'root' | 'System' | 'EventData' | 'other' | 'RenderingInfo'

const SECTIONS: ReadonlyMap<string, Section> = new Map([
  ['System', 'System'],
  ['EventData', 'EventData'],
  ['RenderingInfo', 'RenderingInfo'],
])

const EMPTY: Readonly<Record<SystemField, string>> = {
  provider: '',
  channel: '',
  eventId: '',
  computer: '',
  recordId: '',
  time: '',
  level: '',
  task: '',
  opcode: '',
  keywords: '',
  userSid: '',
  processId: '',
  threadId: '',
}

const BLANK = /^[ \t\r\n]*$/

/**
 * Makes a {@link WindowsRecord} from the elements of one event, told in document order. Every leaf is kept:
 * - `<Data Name="Image">x</Data>` is `Image`; unnamed ones are `Data` (one) or `Data1`, `Data2` ... (several), after all others;
 * - other leaves, such as `Binary` and those of UserData, go by the element's name;
 * - an attribute other than a namespace is `Element.Attribute`;
 * - a name that occurs again becomes `Name_2`, `Name_3` ...
 */
export class WindowsEventBuilder {
  #system: Record<SystemField, string> = { ...EMPTY }
  #data: Record<string, string> = {}
  #unnamed: string[] = []
  #repeats: Map<string, number> | undefined
  #section: Section = 'root'
  #root = ''
  #depth = 0
  // One entry a depth, reused from event to event.
  readonly #names: string[] = []
  readonly #keys: (string | undefined)[] = []
  readonly #texts: string[] = []
  readonly #parents: boolean[] = []

  get depth(): number {
    return this.#depth
  }

  /** Forgets what was told so far. */
  reset(): void {
    this.#system = { ...EMPTY }
    this.#data = {}
    this.#unnamed = []
    this.#repeats = undefined
    this.#section = 'root'
    this.#root = ''
    this.#depth = 0
  }

  open(name: string): void {
    this.#parents[this.#depth] = true
    this.#depth += 1
    const depth = this.#depth
    this.#names[depth] = name
    this.#keys[depth] = undefined
    this.#texts[depth] = ''
    this.#parents[depth] = false
    if (depth === 1) this.#root = name
    else if (depth === 2) this.#section = SECTIONS.get(name) ?? 'other'
  }

  attribute(name: string, value: string): void {
    if (this.#depth < 2 || name === 'xmlns' || name.startsWith('xmlns:')) return
    const element = this.#names[this.#depth] ?? ''
    if (this.#section === 'System') {
      const field = SYSTEM_ATTRIBUTES.get(element)?.get(name)
      if (field !== undefined) this.#system[field] = value
    } else if (this.#section !== 'RenderingInfo') {
      if (name === 'Name' && (element === 'Data' || element === 'ComplexData')) this.#keys[this.#depth] = value
      else this.#put(`${element}.${name}`, value)
    }
  }

  text(value: string): void {
    const before = this.#texts[this.#depth] ?? ''
    this.#texts[this.#depth] = before === '' ? value : before + value
  }

  close(): void {
    const depth = this.#depth
    const name = this.#names[depth] ?? ''
    const text = this.#texts[depth] ?? ''
    // The text of an element that has children is only the space between them, unless somebody mixed the two.
    const isLeaf = this.#parents[depth] !== true
    if (depth >= 2 && (isLeaf ? depth > 2 || text !== '' : !BLANK.test(text))) this.#keep(name, this.#keys[depth], text)
    this.#depth -= 1
    if (depth === 2) this.#section = 'root'
  }

  /** An element without children, in one call. `key` is its `Name` attribute. */
  leaf(name: string, key: string | undefined, text: string): void {
    this.#parents[this.#depth] = true
    if (this.#depth >= 2) this.#keep(name, key, text)
  }

  /** The event, or undefined when what was told is not an `Event` with a `System` part that names its provider or id. */
  build(): WindowsRecord | undefined {
    const system = this.#system
    if (this.#root !== 'Event' || (system.provider === '' && system.eventId === '')) return undefined
    const [only] = this.#unnamed
    if (this.#unnamed.length === 1 && only !== undefined) this.#put('Data', only)
    else for (const [index, value] of this.#unnamed.entries()) this.#put(`Data${index + 1}`, value)
    return { ...system, data: this.#data }
  }

  #keep(name: string, key: string | undefined, text: string): void {
    const section = this.#section
    if (section === 'RenderingInfo') return
    if (section === 'System') {
      const field = SYSTEM_TEXTS.get(name)
      if (field !== undefined) this.#system[field] = text.trim()
    } else if (key !== undefined && key !== '') this.#put(key, text)
    else if (name === 'Data') this.#unnamed.push(text)
    else this.#put(name, text)
  }

  #put(name: string, value: string): void {
    let key = name
    if (this.#data[key] !== undefined && Object.hasOwn(this.#data, key)) {
      this.#repeats ??= new Map()
      let count = this.#repeats.get(name) ?? 1
      do {
        count += 1
        key = `${name}_${count}`
      } while (Object.hasOwn(this.#data, key))
      this.#repeats.set(name, count)
    }
    // Assigning to this one name would set the prototype.
    if (key === '__proto__') {
      Object.defineProperty(this.#data, key, { value, enumerable: true, configurable: true, writable: true })
    } else this.#data[key] = value
  }
}
