import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import type { TypedScalar } from './define.ts'

/** The value in a dynamic argument; null where there is none or its text is not JSON. */
export function dynamicOf(argument: Scalar | undefined): Dynamic {
  return typeof argument === 'string' ? (readDynamic(argument) ?? null) : null
}

export function arrayOf(argument: Scalar | undefined): readonly Dynamic[] | undefined {
  const value = dynamicOf(argument)
  return isArray(value) ? value : undefined
}

export function bagOf(argument: Scalar | undefined): ReadonlyMap<string, Dynamic> | undefined {
  const value = dynamicOf(argument)
  return isBag(value) ? value : undefined
}

/** A dynamic result; null for none. */
export function result(value: Dynamic | undefined): Scalar {
  return value === undefined || value === null ? null : writeDynamic(value)
}

/** An integer argument that a place or a number of elements fits in; others are cut to the greatest or least such. */
export function smallOf(argument: Scalar | undefined): number {
  if (typeof argument !== 'bigint') return 0
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(argument > most ? most : argument < -most ? -most : argument)
}

/** A dynamic value in a vector. */
export function json(value: string | null): TypedScalar {
  return { type: 'dynamic', value }
}

/** Strings by code points, as their UTF-8 bytes are in order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (left === right) continue
    // A surrogate stands for a code point above every other unit.
    const [x, y] = [isSurrogate(left) ? left + 0x10000 : left, isSurrogate(right) ? right + 0x10000 : right]
    return x - y
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
