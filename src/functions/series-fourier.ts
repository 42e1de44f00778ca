import { defineHostFunctions } from './define.ts'
import { json, result } from './elements.ts'
import { realsOf } from './series-elements.ts'

interface Complex {
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

/** The direction after so many of the steps that make a turn, exact after a quarter. */
function turn(steps: number, all: number): readonly [cos: number, sin: number] {
  const angle = (-2 * Math.PI * steps) / all
  return steps * 4 === all ? [0, -1] : [Math.cos(angle), Math.sin(angle)]
}

/** In place, of a length that is a power of two. */
function transformPowerOfTwo({ real, imaginary }: Complex): void {
  const length = real.length
  const swap = (array: Float64Array, i: number, j: number): void => {
    const kept = array[i] ?? 0
    array[i] = array[j] ?? 0
    array[j] = kept
  }
  for (let i = 1, j = 0; i < length; i += 1) {
    let bit = length >> 1
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(real, i, j)
      swap(imaginary, i, j)
    }
  }
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2
    for (let k = 0; k < half; k += 1) {
      const [cos, sin] = turn(k, size)
      for (let start = k; start < length; start += size) {
        const [x, y] = [real[start + half] ?? 0, imaginary[start + half] ?? 0]
        const [u, v] = [x * cos - y * sin, x * sin + y * cos]
        const [a, b] = [real[start] ?? 0, imaginary[start] ?? 0]
        real[start] = a + u
        imaginary[start] = b + v
        real[start + half] = a - u
        imaginary[start + half] = b - v
      }
    }
  }
}

function zeros(length: number): Complex {
  return { real: new Float64Array(length), imaginary: new Float64Array(length) }
}

/** Any length, as a convolution of powers of two (Bluestein). */
function transform({ real, imaginary }: Complex): Complex {
  const length = real.length
  if ((length & (length - 1)) === 0) {
    const copy = { real: real.slice(), imaginary: imaginary.slice() }
    transformPowerOfTwo(copy)
    return copy
  }
  const size = 2 ** Math.ceil(Math.log2(2 * length - 1))
  const [a, b] = [zeros(size), zeros(size)]
  const chirp = Array.from({ length }, (_, i) => {
    const angle = (Math.PI * Number((BigInt(i) * BigInt(i)) % BigInt(2 * length))) / length
    return [Math.cos(angle), Math.sin(angle)] as const
  })
  for (const [i, [cos, sin]] of chirp.entries()) {
    const [x, y] = [real[i] ?? 0, imaginary[i] ?? 0]
    a.real[i] = x * cos + y * sin
    a.imaginary[i] = y * cos - x * sin
    const mirrored = (size - i) % size
    b.real[i] = cos
    b.imaginary[i] = sin
    b.real[mirrored] = cos
    b.imaginary[mirrored] = sin
  }
  transformPowerOfTwo(a)
  transformPowerOfTwo(b)
  // The inverse is the transform of the conjugate.
  for (let i = 0; i < size; i += 1) {
    const [x, y, u, v] = [a.real[i] ?? 0, a.imaginary[i] ?? 0, b.real[i] ?? 0, b.imaginary[i] ?? 0]
    a.real[i] = x * u - y * v
    a.imaginary[i] = -(x * v + y * u)
  }
  transformPowerOfTwo(a)
  const out = zeros(length)
  for (const [i, [cos, sin]] of chirp.entries()) {
    const [x, y] = [(a.real[i] ?? 0) / size, -(a.imaginary[i] ?? 0) / size]
    out.real[i] = x * cos + y * sin
    out.imaginary[i] = y * cos - x * sin
  }
  return out
}

/** The transform of a series into frequencies and back. */
export const SERIES_FOURIER = defineHostFunctions({
  'series.fourier': {
    doc: 'real parts, imaginary parts (null: all 0), inverse, part: the `real` or `imaginary` parts of the discrete Fourier transform, without a factor, or of its inverse, divided by the length; null when the arrays differ in length or an element is no number.',
    params: ['dynamic', 'dynamic', 'boolean', 'string'],
    literalFrom: 2,
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([reals, imaginaries, inverse, part]) => {
      const real = realsOf(reals)
      const imaginary = imaginaries === null ? real?.map(() => 0) : realsOf(imaginaries)
      if (real === undefined || imaginary?.length !== real.length) return null
      if (real.length === 0) return '[]'
      const sign = inverse === true ? -1 : 1
      const input = { real: Float64Array.from(real), imaginary: Float64Array.from(imaginary, (y) => sign * y) }
      const output = transform(input)
      const factor = inverse === true ? 1 / real.length : 1
      return part === 'real'
        ? result(Array.from(output.real, (x) => x * factor))
        : result(Array.from(output.imaginary, (y) => sign * y * factor))
    },
    cases: [
      [[json('[1,0,0,0]'), json(null), false, 'real'], '[1.0,1.0,1.0,1.0]'],
      [[json('[1,2,3,4]'), json('[0,0,0,0]'), false, 'real'], '[10.0,-2.0,-2.0,-2.0]'],
      [[json('[4,0]'), json('[0,0]'), true, 'real'], '[2.0,2.0]'],
      [[json('[1,2]'), json('[1]'), false, 'imaginary'], null],
      [[json('[1,null]'), json(null), false, 'real'], null],
    ],
  },
})
