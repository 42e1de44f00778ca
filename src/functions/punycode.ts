// RFC 3492, with the parameters of its section 5.
const BASE = 36
const LEAST = 1
const MOST = 26
const SKEW = 38
const DAMP = 700
const INITIAL_BIAS = 72
const INITIAL_CODE = 128
const LARGEST = 0x7fffffff

/** Longer than any label; the time it takes grows with the square of the length. */
const LONGEST = 4096

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / points)
  let bias = 0
  for (; rest > ((BASE - LEAST) * MOST) >> 1; bias += BASE) rest = Math.floor(rest / (BASE - LEAST))
  return bias + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW))
}

function threshold(k: number, bias: number): number {
  return Math.min(MOST, Math.max(LEAST, k - bias))
}

function digitText(digit: number): string {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22)
}

function digitValue(char: string): number | undefined {
  const value = Number.parseInt(char, 36)
  if (Number.isNaN(value)) return undefined
  return value < 10 ? value + 26 : value - 10
}

/** `undefined` on overflow. */
export function encodePunycode(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  const points = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  const basic = points.filter((p) => p < INITIAL_CODE)
  let output = basic.map((p) => String.fromCharCode(p)).join('')
  if (basic.length > 0) output += '-'
  const others = [...new Set(points.filter((p) => p >= INITIAL_CODE))].toSorted((a, b) => a - b)
  let handled = basic.length
  let code = INITIAL_CODE
  let delta = 0
  let bias = INITIAL_BIAS
  for (const next of others) {
    delta += (next - code) * (handled + 1)
    if (delta > LARGEST) return undefined
    code = next
    for (const point of points) {
      if (point < code) delta += 1
      if (point !== code) continue
      let rest = delta
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias)
        if (rest < t) break
        output += digitText(t + ((rest - t) % (BASE - t)))
        rest = Math.floor((rest - t) / (BASE - t))
      }
      output += digitText(rest)
      bias = adapted(delta, handled + 1, handled === basic.length)
      delta = 0
      handled += 1
    }
    delta += 1
    code += 1
  }
  return output
}

/** `undefined` when the text is no Punycode. */
export function decodePunycode(text: string): string | undefined {
  if (!/^[\0-\x7f]*$/.test(text) || text.length > LONGEST) return undefined
  const dash = text.lastIndexOf('-')
  const points = Array.from(text.slice(0, Math.max(dash, 0)), (char) => char.codePointAt(0) ?? 0)
  let code = INITIAL_CODE
  let place = 0
  let bias = INITIAL_BIAS
  for (let at = dash + 1; at < text.length; ) {
    const before = place
    let weight = 1
    for (let k = BASE; ; k += BASE) {
      const digit = digitValue(text.charAt(at))
      at += 1
      if (digit === undefined) return undefined
      place += digit * weight
      if (place > LARGEST) return undefined
      const t = threshold(k, bias)
      if (digit < t) break
      weight *= BASE - t
      if (weight > LARGEST) return undefined
    }
    const count = points.length + 1
    bias = adapted(place - before, count, before === 0)
    code += Math.floor(place / count)
    place %= count
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    points.splice(place, 0, code)
    place += 1
  }
  return points.map((p) => String.fromCodePoint(p)).join('')
}

const PREFIX = 'xn--'

/** The labels by `convert`, with `.` between them; `undefined` when one has none. */
function byLabels(domain: string, stops: RegExp, convert: (label: string) => string | undefined): string | undefined {
  const labels = domain.split(stops).map(convert)
  return labels.includes(undefined) ? undefined : labels.join('.')
}

export function encodeDomain(domain: string): string | undefined {
  return byLabels(domain, /[.\u3002\uff0e\uff61]/, (label) => {
    if (/^[\0-\x7f]*$/.test(label)) return label
    const encoded = encodePunycode(label)
    return encoded === undefined ? undefined : PREFIX + encoded
  })
}

export function decodeDomain(domain: string): string | undefined {
  return byLabels(domain, /\./, (label) =>
    label.slice(0, PREFIX.length).toLowerCase() === PREFIX ? decodePunycode(label.slice(PREFIX.length)) : label,
  )
}
