/** JSON text as a value, with integers beyond 2^53 as bigint instead of a rounded number. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return LONG_NUMBER.test(text) ? parseExactly(text) : JSON.parse(text)
}

/** Sixteen digits where a number may start; also met inside strings, where it only costs time. */
const LONG_NUMBER = /[\s:,[]-?\d{16}/

const STRING_OR_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

const MARK = '\uE001'

function parseExactly(text: string): unknown {
  const marked = text.replace(STRING_OR_INTEGER, (token, offset: number) => {
    if (token.startsWith('"')) return token
    // Digits behind a point or an exponent are part of a real.
    return /[\d.eE+-]/.test(text[offset - 1] ?? '') ? token : `"${MARK}${token}"`
  })
  return JSON.parse(marked, (_, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(MARK)) return value
    const digits = value.slice(1)
    if (!/^-?\d+$/.test(digits)) return value
    const number = Number(digits)
    return Number.isSafeInteger(number) ? number : BigInt(digits)
  })
}
