import type { Pattern } from './pattern.ts'

/** One alternative of a pattern: the pattern with the others of its choice, and of the choices around it, left out. */
export interface Alternative {
  readonly only: Pattern
  /** As the pattern has it. */
  readonly written: string
  /** Alternatives of one choice share a number. */
  readonly choice: number
}

const MOST = 120

/** Every alternative of every choice that the pattern writes out; none of a pattern with too many. */
export function alternativesOf(pattern: Pattern): readonly Alternative[] {
  const found: Alternative[] = []
  let choices = 0
  const visit = (node: Pattern, rebuild: (part: Pattern) => Pattern): void => {
    if (found.length > MOST) return
    switch (node.kind) {
      case 'choice': {
        const choice = choices
        choices += 1
        for (const [index, item] of node.items.entries()) {
          const written = node.written?.[index]
          if (written !== undefined) found.push({ only: rebuild(item), written, choice })
          visit(item, rebuild)
        }
        return
      }
      case 'sequence':
        for (const [index, item] of node.items.entries()) {
          visit(item, (part) =>
            rebuild({ kind: 'sequence', items: node.items.map((other, i) => (i === index ? part : other)) }),
          )
        }
        return
      case 'repeat':
        // What is repeated may take another alternative each time.
        if (node.max === 1) visit(node.item, (part) => rebuild({ ...node, item: part }))
        return
      default:
    }
  }
  visit(pattern, (part) => part)
  return found.length > MOST ? [] : found
}
