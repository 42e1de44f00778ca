import type { Pipeline } from './ast.ts'

/** The syntax tree as indented text: a node's kind with its plain members, then its parts. */
export function printTree(query: Pipeline): string {
  return `query\n${query.steps.map((step) => node(step, 1)).join('')}`
}

// Nodes of the tree are plain data, so one walk over their members prints all of them.
function node(value: object, depth: number): string {
  const indent = '  '.repeat(depth)
  const plain: string[] = []
  let parts = ''
  for (const [key, member] of Object.entries(value)) {
    if (key === 'span' || key.endsWith('Span') || key === 'kind' || key === 'close' || key === 'mixed') continue
    if (Array.isArray(member)) {
      parts += `${indent}  ${key}\n${member.map((m: unknown) => part(m, depth + 2)).join('')}`
    } else if (typeof member === 'object' && member !== null) {
      if ('name' in member && 'quoted' in member) plain.push(`${key}=${JSON.stringify(member.name)}`)
      else if ('start' in member || Object.keys(member).join() === 'span') plain.push(key)
      else parts += `${indent}  ${key}\n${node(member, depth + 2)}`
    } else if (member !== false) plain.push(`${key}=${JSON.stringify(member)}`)
  }
  const kind = 'kind' in value ? String(value.kind) : 'steps' in value ? 'pipeline' : 'item'
  return `${indent}${[kind, ...plain].join(' ')}\n${parts}`
}

function part(value: unknown, depth: number): string {
  return typeof value === 'object' && value !== null ? node(value, depth) : `${'  '.repeat(depth)}${String(value)}\n`
}
