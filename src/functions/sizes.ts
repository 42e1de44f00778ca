import { defineHostFunctions } from './define.ts'

const UNITS = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB']

/** The largest unit of which the size is at least one. */
function fitting(size: number): number {
  let place = 0
  while (place < UNITS.length - 1 && Math.abs(size) >= 1024 ** (place + 1)) place += 1
  return place
}

export function isSizeUnit(name: string): boolean {
  return UNITS.includes(name)
}

export const SIZES = defineHostFunctions({
  'number.size_to_text': {
    doc: 'A number of bytes in a unit of 1024-fold steps (`Bytes`, `KB` ... `EB`; of an empty text the largest of which it is at least one), rounded to so many decimals, with the unit behind: `19 MB`. Zeros at the end of the decimals are left out. Null for another unit and for what is no number.',
    params: ['real', 'integer', 'string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([size, digits, unit]) => {
      if (typeof size !== 'number' || !Number.isFinite(size)) return null
      const place = unit === '' ? fitting(size) : UNITS.indexOf(String(unit))
      if (place < 0) return null
      const scale = 10 ** Math.min(Math.max(Number(digits), 0), 15)
      const amount = size / 1024 ** place
      const rounded = (Math.sign(amount) * Math.round(Math.abs(amount) * scale)) / scale
      // Zero without a sign.
      return `${rounded === 0 ? 0 : rounded} ${UNITS[place]}`
    },
    cases: [
      [[564.0, 0n, ''], '564 Bytes'],
      [[10_332.0, 1n, ''], '10.1 KB'],
      [[20_010_332.0, 2n, ''], '19.08 MB'],
      [[20_010_332.0, 0n, 'KB'], '19541 KB'],
      [[1023.0, 0n, ''], '1023 Bytes'],
      [[1024.0, 2n, ''], '1 KB'],
      [[-2048.0, 0n, ''], '-2 KB'],
      [[0.0, 0n, 'GB'], '0 GB'],
      [[1.0, 0n, 'kb'], null],
      [[Number.NaN, 0n, ''], null],
    ],
  },
})
