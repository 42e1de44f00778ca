import type { PatternNode } from './parse.ts'

/** The longest text that every match holds, as far as the shape of the pattern tells; letters in any case. */
export function requiredLiteral(root: PatternNode): string {
  const runs: string[] = ['']
  const cut = (): void => {
    runs.push('')
  }
  const visit = (node: PatternNode): void => {
    switch (node.kind) {
      case 'set':
        if (node.literal === undefined) cut()
        else runs.push((runs.pop() ?? '') + node.literal)
        return
      case 'sequence':
        for (const item of node.items) visit(item)
        return
      case 'group':
      case 'atomic':
        visit(node.item)
        return
      case 'repeat':
        cut()
        if (node.least > 0) visit(node.item)
        cut()
        return
      case 'place':
        return
      default:
        cut()
    }
  }
  visit(root)
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}
