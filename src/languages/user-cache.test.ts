import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readCached, writeCached } from './user-cache.ts'

describe.skipIf(process.platform === 'win32')('what is kept between runs', () => {
  let base: string
  let directory: string

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'siemless-cache-'))
    directory = join(base, 'kept')
    vi.stubEnv('SIEMLESS_CACHE', directory)
  })

  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(base, { recursive: true, force: true })
  })

  const data = Buffer.from('what was computed')

  test('is read as it was written', () => {
    expect(readCached('a-1')).toBeUndefined()
    writeCached('a-', 'a-1', data, 1)
    expect(readCached('a-1')).toEqual(data)
  })

  test('is not read when damaged', () => {
    writeCached('a-', 'a-1', data, 1)
    const file = join(directory, 'a-1')
    const content = readFileSync(file)
    content[6] = (content[6] ?? 0) ^ 1
    writeFileSync(file, content)
    expect(readCached('a-1')).toBeUndefined()
    writeFileSync(file, content.subarray(0, 3))
    expect(readCached('a-1')).toBeUndefined()
  })

  test('is not read where others can write', () => {
    writeCached('a-', 'a-1', data, 1)
    chmodSync(join(directory, 'a-1'), 0o666)
    expect(readCached('a-1')).toBeUndefined()
    chmodSync(join(directory, 'a-1'), 0o600)
    chmodSync(directory, 0o777)
    expect(readCached('a-1')).toBeUndefined()
    writeCached('a-', 'a-2', data, 9)
    expect(readdirSync(directory)).toEqual(['a-1'])
  })

  test('is not read through a link', () => {
    writeCached('a-', 'a-1', data, 1)
    symlinkSync(join(directory, 'a-1'), join(directory, 'a-2'))
    expect(readCached('a-2')).toBeUndefined()
  })

  test('the oldest of a kind go', () => {
    writeCached('b-', 'b-1', data, 2)
    for (const name of ['a-1', 'a-2', 'a-3']) writeCached('a-', name, data, 2)
    expect(readdirSync(directory)).toHaveLength(3)
    expect(readCached('b-1')).toEqual(data)
  })

  test('`off` keeps nothing', () => {
    vi.stubEnv('SIEMLESS_CACHE', 'off')
    writeCached('a-', 'a-1', data, 1)
    expect(readCached('a-1')).toBeUndefined()
  })
})
