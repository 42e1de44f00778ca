import { type ParsedPattern, type PatternNode, PatternRefusal, type Place } from './parse.ts'
import type { CharacterSet, Folding } from './sets.ts'

/** One step of a program; `next` is where it goes on. Inside a look-behind the text is read backwards. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet; readonly back: boolean; readonly next: number }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'save'; readonly slot: number; readonly next: number }
  | { readonly op: 'place'; readonly place: Place; readonly next: number }
  | {
      readonly op: 'look'
      readonly start: number
      readonly negated: boolean
      readonly next: number
    }
  | { readonly op: 'atomic'; readonly start: number; readonly next: number }
  | {
      readonly op: 'reference'
      readonly index: number
      readonly folding: Folding
      readonly back: boolean
      readonly next: number
    }
  /** Remembers the place, for `progress`. */
  | { readonly op: 'mark'; readonly slot: number; readonly next: number }
  /** Fails when nothing was read since `mark`. */
  | { readonly op: 'progress'; readonly slot: number; readonly next: number }
  | { readonly op: 'match' }

export interface Program {
  readonly code: readonly Instruction[]
  readonly start: number
  /** Two for each group, from 1, then one for each `mark`. */
  readonly slots: number
  readonly groups: number
  /** Whether a step from one place has one outcome, whatever groups hold. */
  readonly repeatable: boolean
}

/** Patterns that grow to more steps than these are refused. */
const MOST_INSTRUCTIONS = 20_000

export function compileProgram(parsed: ParsedPattern): Program {
  const compiler = new Compiler(parsed)
  const start = compiler.node(parsed.root, compiler.add({ op: 'match' }), false)
  return {
    code: compiler.code,
    start,
    slots: compiler.slots,
    groups: parsed.groups,
    repeatable: !parsed.refers,
  }
}

/** Writes a pattern back to front: every node knows what comes after it. */
class Compiler {
  readonly code: Instruction[] = []
  slots: number
  readonly #guarded: boolean

  constructor(parsed: ParsedPattern) {
    this.slots = 2 * (parsed.groups + 1)
    // Where places are remembered, going round in a loop without reading ends by itself.
    this.#guarded = parsed.refers
  }

  add(instruction: Instruction): number {
    if (this.code.length >= MOST_INSTRUCTIONS) throw new PatternRefusal('repetition that grows so large', 0, false)
    return this.code.push(instruction) - 1
  }

  node(node: PatternNode, next: number, back: boolean): number {
    switch (node.kind) {
      case 'set':
        return this.add({ op: 'set', set: node.set, back, next })
      case 'sequence': {
        const items = back ? node.items : node.items.toReversed()
        return items.reduce((after, item) => this.node(item, after, back), next)
      }
      case 'alternatives':
        return node.items
          .map((item) => this.node(item, next, back))
          .reduceRight((second, first) => this.add({ op: 'split', first, second }))
      case 'repeat':
        return this.#repeat(node, next, back)
      case 'group': {
        const [open, close] = back ? [2 * node.index + 1, 2 * node.index] : [2 * node.index, 2 * node.index + 1]
        const inner = this.node(node.item, this.add({ op: 'save', slot: close, next }), back)
        return this.add({ op: 'save', slot: open, next: inner })
      }
      case 'look': {
        const start = this.node(node.item, this.add({ op: 'match' }), node.behind)
        return this.add({ op: 'look', start, negated: node.negated, next })
      }
      case 'atomic': {
        const start = this.node(node.item, this.add({ op: 'match' }), back)
        return this.add({ op: 'atomic', start, next })
      }
      case 'reference':
        return this.add({ op: 'reference', index: node.index, folding: node.folding, back, next })
      case 'place':
        return this.add({ op: 'place', place: node.place, next })
    }
  }

  #repeat(node: Extract<PatternNode, { kind: 'repeat' }>, next: number, back: boolean): number {
    let after = next
    if (node.most === Number.POSITIVE_INFINITY) after = this.#loop(node, next, back)
    else {
      for (let i = node.least; i < node.most; i += 1) {
        const once = this.node(node.item, after, back)
        after = this.#split(once, next, node.greedy)
      }
    }
    for (let i = 0; i < node.least; i += 1) after = this.node(node.item, after, back)
    return after
  }

  #loop(node: Extract<PatternNode, { kind: 'repeat' }>, next: number, back: boolean): number {
    // The split stands first, and is filled in when the body that leads back to it is known.
    const head = this.add({ op: 'split', first: next, second: next })
    let first: number
    if (this.#guarded) {
      const slot = this.slots
      this.slots += 1
      const body = this.node(node.item, this.add({ op: 'progress', slot, next: head }), back)
      first = this.add({ op: 'mark', slot, next: body })
    } else first = this.node(node.item, head, back)
    this.code[head] = node.greedy ? { op: 'split', first, second: next } : { op: 'split', first: next, second: first }
    return head
  }

  #split(once: number, next: number, greedy: boolean): number {
    return this.add({ op: 'split', first: greedy ? once : next, second: greedy ? next : once })
  }
}
