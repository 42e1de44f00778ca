import { EventXmlParser, nextEvent } from '../event-xml.ts'
import { type FileSource, NotThisFormatError, type ReaderNote } from '../file-source.ts'
import type { ReadItem, WindowsRecord } from '../record.ts'
import { headText, readText } from './decode.ts'

interface XmlOptions {
  readonly signal?: AbortSignal
  /** Hears of oddities that cost no record. */
  readonly note?: (note: ReaderNote) => void
}

type Item = ReadItem<WindowsRecord>

/** Windows allows an event 64 KiB; XML with its escapes and a rendered message stays well below this many characters. */
const MAX_EVENT = 1 << 20
const MAX_RAW = 1 << 16
const HEAD_SIZE = 16_384
/** Between events: what an export may hold there. */
const BETWEEN = /\s+|<\/?Events(?:\s[^<>]*)?>/y
const EVENT = /<Event(?=[\s/>])/y
const BETWEEN_PAIRS = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const
/** The longest start of anything that is allowed between events, and the longest of what ends damage. */
const LONGEST_START = '<!DOCTYPE'.length
const LONGEST_STOP = '</Event>'.length

/** Whether the first bytes of a file are those of Windows events in XML, in any encoding that is read. */
export function isEventXml(head: Buffer): boolean {
  const start = headText(head.subarray(0, HEAD_SIZE)).trimStart()
  return /^<(?:\?xml|!--|!DOCTYPE|Events?[\s>])/.test(start) && /<Events?[\s>]/.test(start)
}

/**
 * Reads Windows events from XML: an export of Event Viewer (`<Events>`), or bare `<Event>` elements as wevtutil prints
 * them, in UTF-8 or UTF-16. Memory is bounded by one event. Damaged events and stray text come as rejected items, and
 * reading goes on behind them. Throws {@link NotThisFormatError} when no event is there at all, the file system's error
 * when the file cannot be read, and nothing else.
 */
export async function* readEventXml(
  file: FileSource,
  options: XmlOptions = {},
): AsyncGenerator<Item[], void, undefined> {
  const reader = new EventXmlReader()
  let isNoted = false
  for await (const text of readText(file.path, options.signal)) {
    if (!isNoted && text.includes('\ufffd')) {
      isNoted = true
      options.note?.({ place: 'text', text: 'bytes that are no text were read as U+FFFD' })
    }
    const items = reader.take(text)
    if (items.length > 0) yield items
  }
  const rest = reader.finish()
  if (rest.length > 0) yield rest
}

class EventXmlReader {
  readonly #parser = new EventXmlParser()
  #text = ''
  #at = 0
  #line = 1
  /** The next line end that is not counted yet. */
  #newline = Number.POSITIVE_INFINITY
  #events = 0
  #isEventLog = false
  /** Whether text is passed over because it belongs to something that was rejected already. */
  #isSkipping = false
  /** What ends a comment, an instruction or a document type that began in text already gone. */
  #until: string | undefined
  #atEnd = false
  #items: Item[] = []

  /** The items that end in the text so far. An empty text changes nothing. */
  take(text: string): Item[] {
    this.#text = this.#text.slice(this.#at) + text
    this.#at = 0
    this.#newline = this.#newlineFrom(0)
    this.#items = []
    while (this.#at < this.#text.length && this.#step()) {
      // Each step moves on, until more text is needed.
    }
    return this.#items
  }

  finish(): Item[] {
    this.#atEnd = true
    const items = this.take('')
    if (!this.#isEventLog) throw notEventXml()
    return items
  }

  /** Handles what stands at the present place; false when that needs more text. */
  #step(): boolean {
    if (this.#until !== undefined) return this.#toEnd(this.#until)
    if (this.#isSkipping) return this.#skip()
    BETWEEN.lastIndex = this.#at
    const [between] = BETWEEN.exec(this.#text) ?? []
    if (between !== undefined) {
      if (between.startsWith('<')) this.#isEventLog = true
      this.#move(BETWEEN.lastIndex)
      return true
    }
    EVENT.lastIndex = this.#at
    if (EVENT.test(this.#text)) return this.#event()
    for (const [start, end] of BETWEEN_PAIRS) {
      if (this.#text.startsWith(start, this.#at)) return this.#toEnd(end)
    }
    if (this.#text.startsWith('<!DOCTYPE', this.#at)) return this.#documentType()
    if (!this.#atEnd && this.#mayGrow()) return false
    return this.#stray()
  }

  #event(): boolean {
    const found = this.#parser.parse(this.#text, this.#at)
    const isTooLong = this.#text.length - this.#at > MAX_EVENT
    const needsMore = found.kind === 'open' || found.end === undefined
    if (needsMore && !this.#atEnd && !isTooLong) return false
    this.#isEventLog = true
    this.#events += 1
    if (found.kind === 'event') {
      this.#items.push({ kind: 'record', record: found.record })
      this.#move(found.end)
      return true
    }
    let reason = found.kind === 'damaged' ? found.reason : `it is longer than ${MAX_EVENT} characters`
    if (found.kind === 'open' && !isTooLong) reason = 'the file ends within the event'
    const known = found.kind === 'damaged' ? found.end : undefined
    this.#reject(`event ${this.#events}, line ${this.#line}`, reason, known ?? nextEvent(this.#text, this.#at + 1))
    return true
  }

  /** Passes over the rest of something damaged: up to the next event, or behind the end of this one. */
  #skip(): boolean {
    const close = this.#text.indexOf('</Event>', this.#at)
    const next = nextEvent(this.#text, this.#at)
    if (close < 0 && next < 0) {
      this.#move(this.#lastPlace())
      return false
    }
    this.#isSkipping = false
    this.#move(next < 0 || (close >= 0 && close < next) ? close + '</Event>'.length : next)
    return true
  }

  /** Passes over a comment or the like. */
  #toEnd(end: string): boolean {
    const at = this.#text.indexOf(end, this.#at)
    this.#until = at < 0 ? end : undefined
    if (at >= 0) this.#move(at + end.length)
    else this.#move(this.#lastPlace())
    return at >= 0
  }

  /** A document type is passed over whole: what it defines is used nowhere. */
  #documentType(): boolean {
    const bracket = this.#text.indexOf('[', this.#at)
    const close = this.#text.indexOf('>', this.#at)
    if (close < 0 && bracket < 0 && !this.#atEnd)
      return this.#text.length - this.#at > MAX_EVENT ? this.#stray() : false
    return this.#toEnd(bracket >= 0 && (close < 0 || bracket < close) ? ']>' : '>')
  }

  /** Whether the text here may turn out to be markup when more of it is known. */
  #mayGrow(): boolean {
    const length = this.#text.length - this.#at
    if (this.#text[this.#at] !== '<') return false
    return (
      length < LONGEST_START || (/^<\/?Events\s/.test(this.#text.slice(this.#at, this.#at + 9)) && length < MAX_RAW)
    )
  }

  /** Text that belongs to no event: set aside as one piece up to the next event. */
  #stray(): boolean {
    const next = nextEvent(this.#text, this.#at)
    if (next < 0 && !this.#atEnd && this.#text.length - this.#at < (this.#isEventLog ? LONGEST_STOP : MAX_RAW))
      return false
    if (next < 0 && !this.#isEventLog) throw notEventXml()
    this.#reject(`line ${this.#line}`, 'text outside an event', next)
    return true
  }

  /** Sets aside what lies before `next`; when that is not in sight (-1), what follows is passed over up to it. */
  #reject(place: string, reason: string, next: number): void {
    this.#isSkipping = next < 0
    const end = next < 0 ? this.#lastPlace() : next
    const raw = this.#text.slice(this.#at, Math.min(end, this.#at + MAX_RAW)).trimEnd()
    this.#items.push({ kind: 'rejected', reason, place, raw })
    this.#move(end)
  }

  /** As far as text can be passed over without breaking a mark that only the next block completes. */
  #lastPlace(): number {
    return this.#atEnd ? this.#text.length : Math.max(this.#at, this.#text.length - LONGEST_STOP)
  }

  #move(to: number): void {
    while (this.#newline < to) {
      this.#line += 1
      this.#newline = this.#newlineFrom(this.#newline + 1)
    }
    this.#at = to
  }

  #newlineFrom(at: number): number {
    const found = this.#text.indexOf('\n', at)
    return found < 0 ? Number.POSITIVE_INFINITY : found
  }
}

function notEventXml(): NotThisFormatError {
  return new NotThisFormatError('Windows event XML', 'no `<Event>` is in it')
}
