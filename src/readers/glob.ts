const MAGIC = /[*?{[]/

export function isGlob(path: string): boolean {
  return MAGIC.test(path)
}

/** The directory that a pattern starts from, and the rest of it as an expression over paths below (`/` between parts). */
export function splitGlob(pattern: string): { readonly base: string; readonly matches: (path: string) => boolean } {
  const parts = pattern.replaceAll('\\', '/').split('/')
  const firstMagic = parts.findIndex((part) => MAGIC.test(part))
  const base = parts.slice(0, firstMagic).join('/')
  const expression = globExpression(parts.slice(firstMagic).join('/'))
  return { base: base === '' ? (pattern.startsWith('/') ? '/' : '.') : base, matches: (path) => expression.test(path) }
}

/**
 * `**` any number of directories, `*` and `?` within a name, `{a,b}` alternatives, `[a-z]` and `[!a-z]` one character.
 * A brace or bracket that does not close stands for itself.
 */
export function globExpression(glob: string): RegExp {
  let source = ''
  let braces = 0
  for (let at = 0; at < glob.length; at += 1) {
    const c = glob[at] ?? ''
    if (glob.startsWith('**/', at) && (at === 0 || glob[at - 1] === '/')) {
      source += '(?:[^/]+/)*'
      at += 2
    } else if (c === '*') {
      const isDeep = glob[at + 1] === '*'
      source += isDeep ? '.*' : '[^/]*'
      if (isDeep) at += 1
    } else if (c === '?') source += '[^/]'
    else if (c === '{' && glob.includes('}', at)) {
      source += '(?:'
      braces += 1
    } else if (c === '}' && braces > 0) {
      source += ')'
      braces -= 1
    } else if (c === ',' && braces > 0) source += '|'
    else if (c === '[' && glob.indexOf(']', at + 2) !== -1) {
      const end = glob.indexOf(']', at + 2)
      const set = glob
        .slice(at + 1, end)
        .replace(/^!/, '^')
        .replaceAll('\\', '\\\\')
        .replaceAll('[', '\\[')
      source += `[${set}]`
      at = end
    } else source += c.replace(/[.+^$()|[\]{}\\]/, '\\$&')
  }
  // An unbalanced brace would make the expression invalid.
  return new RegExp(`^${source}${')'.repeat(braces)}$`)
}
