import type { Place } from './parse.ts'
import type { Instruction, Program } from './program.ts'
import { fold, isWord, LINE_END } from './sets.ts'

/** Where a match and its groups stand: `from` and `to` in turn, the match first; -1 for a group that took no part. */
export type Found = readonly number[]

/** Thrown when the search of one text takes more steps than are allowed. */
class SearchLimit extends Error {
  constructor() {
    super('a regular expression takes too many steps on a text')
  }
}

/** Far more than patterns of detections take. `free`: where no outcome is remembered. */
const MOST_STEPS = { bounded: 50_000_000, free: 2_000_000 }

interface Outcome {
  readonly end: number
  readonly slots: readonly number[]
}

/** Work to come back to: another way to go on, or what a slot held before. */
type Pending = { readonly at: number; readonly pc: number } | { readonly slot: number; readonly value: number }

/**
 * Searches one text, as Perl and Java do: the leftmost start, alternatives in their order. Where the outcome of a step
 * depends on its place only, a step that failed at a place is not tried there again, so that time grows with the product
 * of pattern and text. Patterns with back-references have no such bound, and a limit of steps instead.
 */
export class Search {
  readonly #program: Program
  readonly #text: string
  readonly #failed: Set<number> | Uint32Array | undefined
  readonly #outcomes = new Map<number, Outcome | undefined>()
  #slots: number[]
  #steps = 0
  readonly #mostSteps: number

  constructor(program: Program, text: string) {
    this.#program = program
    this.#text = text
    this.#mostSteps = program.repeatable ? MOST_STEPS.bounded : MOST_STEPS.free
    this.#slots = new Array<number>(program.slots).fill(-1)
    const states = program.code.length * (text.length + 1)
    this.#failed = !program.repeatable ? undefined : states <= 1 << 22 ? new Uint32Array((states >>> 5) + 1) : new Set()
  }

  /** The first match that begins at the place or later. */
  find(from: number): Found | undefined {
    for (let start = from; start <= this.#text.length; start += 1) {
      if (start > 0 && this.#splitsPair(start)) continue
      this.#slots.fill(-1)
      const end = this.#run(this.#program.start, start)
      if (end !== undefined) return [start, end, ...this.#slots.slice(2, 2 * (this.#program.groups + 1))]
    }
    return undefined
  }

  /** Every match; one that is empty does not stand right after another. */
  *all(): Generator<Found> {
    let last = -1
    for (let from = 0; from <= this.#text.length; ) {
      const found = this.find(from)
      if (found === undefined) return
      const [start = 0, end = 0] = found
      if (end === start && start === last) {
        from = this.#after(start)
        continue
      }
      yield found
      last = end
      from = end === start ? this.#after(end) : end
    }
  }

  #after(at: number): number {
    return at + ((this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }

  #splitsPair(at: number): boolean {
    const low = this.#text.charCodeAt(at)
    const high = this.#text.charCodeAt(at - 1)
    return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff
  }

  /** Runs from a step to its `match`; gives where the text was read to. */
  #run(start: number, from: number): number | undefined {
    const { code } = this.#program
    const pending: Pending[] = []
    const tried: number[] = []
    let pc = start
    let at = from
    for (;;) {
      const instruction = code[pc]
      if (instruction?.op === 'match') {
        // What led here did not fail.
        for (const state of tried) this.#forget(state)
        return at
      }
      const next =
        instruction === undefined || this.#isKnown(pc, at, tried) ? -1 : this.#step(instruction, at, pending, pc)
      if (next !== -1) {
        at = this.#reached
        pc = next
        continue
      }
      for (;;) {
        const last = pending.pop()
        if (last === undefined) return undefined
        if ('slot' in last) this.#slots[last.slot] = last.value
        else {
          pc = last.pc
          at = last.at
          break
        }
      }
    }
  }

  /** Whether the step failed at this place before, as far as that is remembered; notes that it is tried. */
  #isKnown(pc: number, at: number, tried: number[]): boolean {
    this.#steps += 1
    if (this.#steps > this.#mostSteps) throw new SearchLimit()
    const failed = this.#failed
    if (failed === undefined) return false
    const state = pc * (this.#text.length + 1) + at
    if (failed instanceof Set) {
      if (failed.has(state)) return true
      failed.add(state)
    } else {
      const word = failed[state >>> 5] ?? 0
      const bit = 1 << (state & 31)
      if ((word & bit) !== 0) return true
      failed[state >>> 5] = word | bit
    }
    tried.push(state)
    return false
  }

  #forget(state: number): void {
    const failed = this.#failed
    if (failed instanceof Set) failed.delete(state)
    else if (failed !== undefined) failed[state >>> 5] = (failed[state >>> 5] ?? 0) & ~(1 << (state & 31))
  }

  /** Where the text is read to after the last step. */
  #reached = 0

  /** Takes a step; the step to go on with, -1 when it fails. */
  #step(instruction: Instruction, at: number, pending: Pending[], pc: number): number {
    this.#reached = at
    switch (instruction.op) {
      case 'set': {
        const point = instruction.back ? this.#before(at) : (this.#text.codePointAt(at) ?? -1)
        if (point === -1 || !instruction.set(point)) return -1
        const width = point > 0xffff ? 2 : 1
        this.#reached = instruction.back ? at - width : at + width
        return instruction.next
      }
      case 'split':
        pending.push({ at, pc: instruction.second })
        return instruction.first
      case 'save':
      case 'mark':
        this.#write(instruction.slot, at, pending)
        return instruction.next
      case 'progress':
        return this.#slots[instruction.slot] === at ? -1 : instruction.next
      case 'place':
        return this.#stands(instruction.place, at) ? instruction.next : -1
      case 'reference':
        return this.#repeats(instruction, at) ? instruction.next : -1
      case 'look':
      case 'atomic': {
        const outcome = this.#inside(instruction.start, pc, at)
        this.#reached = at
        if (instruction.op === 'look' && instruction.negated) return outcome === undefined ? instruction.next : -1
        if (outcome === undefined) return -1
        outcome.slots.forEach((value, slot) => {
          if (this.#slots[slot] !== value) this.#write(slot, value, pending)
        })
        if (instruction.op === 'atomic') this.#reached = outcome.end
        return instruction.next
      }
      case 'match':
        return -1
    }
  }

  #write(slot: number, value: number, pending: Pending[]): void {
    pending.push({ slot, value: this.#slots[slot] ?? -1 })
    this.#slots[slot] = value
  }

  /** What a part that is matched for itself gives; the groups outside of it stay as they are. */
  #inside(start: number, pc: number, at: number): Outcome | undefined {
    const state = pc * (this.#text.length + 1) + at
    const known = this.#program.repeatable && this.#outcomes.has(state)
    if (known) return this.#kept(this.#outcomes.get(state))
    const before = this.#slots
    // Groups begin anew where outcomes are kept, so that what is kept does not depend on those before.
    this.#slots = this.#program.repeatable ? new Array<number>(this.#program.slots).fill(-1) : [...before]
    const end = this.#run(start, at)
    const found = end === undefined ? undefined : { end, slots: this.#slots }
    this.#slots = before
    if (this.#program.repeatable) this.#outcomes.set(state, found)
    return this.#kept(found)
  }

  /** Groups that took no part keep what they held. */
  #kept(outcome: Outcome | undefined): Outcome | undefined {
    if (outcome === undefined || !this.#program.repeatable) return outcome
    return { ...outcome, slots: outcome.slots.map((value, slot) => (value === -1 ? (this.#slots[slot] ?? -1) : value)) }
  }

  #before(at: number): number {
    if (at === 0) return -1
    return this.#splitsPair(at - 1) && at > 1 ? (this.#text.codePointAt(at - 2) ?? -1) : this.#text.charCodeAt(at - 1)
  }

  #stands(place: Place, at: number): boolean {
    const text = this.#text
    switch (place) {
      case 'start':
        return at === 0
      case 'end':
        return at === text.length
      case 'final-end':
        return at === text.length || this.#lineEndWidth(at) === text.length - at
      case 'line-start':
        // Java: not after the very last line end, and not within a pair.
        return at === 0 || (at < text.length && LINE_END(text.charCodeAt(at - 1)) && !text.startsWith('\r\n', at - 1))
      case 'line-end':
        return at === text.length || (this.#lineEndWidth(at) > 0 && !(at > 0 && text.startsWith('\r\n', at - 1)))
      case 'boundary':
      case 'no-boundary': {
        const edge = this.#isWordAt(at - 1) !== this.#isWordAt(at)
        return edge === (place === 'boundary')
      }
    }
  }

  #isWordAt(at: number): boolean {
    return at >= 0 && at < this.#text.length && isWord(this.#text.charCodeAt(at))
  }

  #lineEndWidth(at: number): number {
    if (this.#text.startsWith('\r\n', at)) return 2
    return at < this.#text.length && LINE_END(this.#text.charCodeAt(at)) ? 1 : 0
  }

  /** Reads what the group holds once more; a group that took no part fits nowhere. */
  #repeats(instruction: Extract<Instruction, { op: 'reference' }>, at: number): boolean {
    const from = this.#slots[2 * instruction.index] ?? -1
    const to = this.#slots[2 * instruction.index + 1] ?? -1
    if (from === -1 || to === -1) return false
    const held = this.#text.slice(from, to)
    const start = instruction.back ? at - held.length : at
    if (start < 0) return false
    const here = this.#text.slice(start, start + held.length)
    if (held !== here && foldedText(held, instruction.folding) !== foldedText(here, instruction.folding)) return false
    this.#steps += held.length
    this.#reached = instruction.back ? start : at + held.length
    return true
  }
}

function foldedText(text: string, folding: Parameters<typeof fold>[1]): string {
  return folding === 'none'
    ? text
    : Array.from(text, (c) => String.fromCodePoint(fold(c.codePointAt(0) ?? 0, folding))).join('')
}
