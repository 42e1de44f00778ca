import type { Random } from './sigma-model-random.ts'

/** The regular expressions of the modifiers appendix. */
export type RegexNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' | 'start' | 'end' }
  | { readonly kind: 'class'; readonly text: string }
  | { readonly kind: 'sequence' | 'either'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'times'; readonly node: RegexNode; readonly times: string }

const CLASSES = ['[a-c]', '[0-9]', '[A-Z]', '[^0-9]', '\\d', '\\w', '\\s', '[.\\\\]', '[-a]', '\\D'] as const
const TEXTS = ['a', 'B', 'cmd', '.', '\\', 'é', 's', 'K', '-', '/', ' ', '*', '0', '%'] as const

export function randomRegex(random: Random, depth = 0): RegexNode {
  const kind = random.below(depth > 2 ? 5 : 10)
  switch (kind) {
    case 0:
      return { kind: random.pick(['any', 'any', 'start', 'end'] as const) }
    case 1:
      return { kind: 'class', text: random.pick(CLASSES) }
    case 5:
      return { kind: 'either', nodes: [randomRegex(random, depth + 1), randomRegex(random, depth + 1)] }
    case 6: {
      const node = randomRegex(random, depth + 2)
      const times = random.pick(['*', '+', '?', '{1,2}', '{2}', '*?'])
      return node.kind === 'start' || node.kind === 'end' ? node : { kind: 'times', node, times }
    }
    case 7:
    case 8:
    case 9:
      return {
        kind: 'sequence',
        nodes: Array.from({ length: 2 + random.below(2) }, () => randomRegex(random, depth + 1)),
      }
    default:
      return { kind: 'text', text: random.pick(TEXTS) }
  }
}

/** As a rule writes it. */
export function regexText(node: RegexNode): string {
  return written(node, { any: '.', start: '^', end: '$', space: '\\s' })
}

/** `$` holds also before a final line feed, and a dot is all but a line feed: so it is in PCRE, not in JavaScript. */
export function matchesRegex(
  node: RegexNode,
  flags: { readonly i: boolean; readonly m: boolean; readonly s: boolean },
  text: string,
): boolean {
  const pattern = written(node, {
    any: flags.s ? '[^]' : '[^\\n]',
    start: flags.m ? '(?<![^\\n])' : '(?<![^])',
    end: flags.m ? '(?![^\\n])' : '(?=\\n?(?![^]))',
    space: '[\\t\\n\\f\\r ]',
  })
  return new RegExp(pattern, flags.i ? 'iu' : 'u').test(text)
}

function written(node: RegexNode, forms: Readonly<Record<'any' | 'start' | 'end' | 'space', string>>): string {
  switch (node.kind) {
    case 'text':
      return node.text.replace(/[.\\*+?^$()[\]{}|/]/g, '\\$&')
    case 'class':
      return node.text === '\\s' ? forms.space : node.text
    case 'sequence':
      return node.nodes.map((one) => written(one, forms)).join('')
    case 'either':
      return `(${node.nodes.map((one) => written(one, forms)).join('|')})`
    case 'times':
      return `(?:${written(node.node, forms)})${node.times}`
    default:
      return forms[node.kind]
  }
}

/** A text that the expression may match. */
export function regexExample(node: RegexNode, random: Random): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'class':
      return random.pick(['a', '7', 'C', ' ', '.', '\\', '-', '_'])
    case 'any':
      return random.pick(['x', '\n', 'É', '\u2028'])
    case 'start':
      return random.pick(['', '', '\n'])
    case 'end':
      return random.pick(['', '', '\n'])
    case 'sequence':
      return node.nodes.map((one) => regexExample(one, random)).join('')
    case 'either':
      return regexExample(random.pick(node.nodes), random)
    case 'times':
      return regexExample(node.node, random).repeat(random.below(3))
  }
}
