import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Entry, zip } from '../../test/support/zip.ts'
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive/limits.ts'
import { openContainers } from './containers.ts'

let root = ''
let temporary = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'containers-'))
  temporary = join(root, 'temporary')
  await mkdir(temporary)
})
afterEach(() => rm(root, { recursive: true }))

async function open(content: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<readonly string[]> {
  const path = join(root, 'given')
  await writeFile(path, content)
  const seen: string[] = []
  const contents = openContainers(
    { name: 'given', path, bytes: content.length },
    {
      directory: temporary,
      limits: { ...ARCHIVE_LIMITS, ...limits },
      report: (name, reason) => seen.push(`${name} !! ${reason}`),
    },
  )
  for await (const found of contents) seen.push(`${found.name} = ${(await readFile(found.path, 'utf8')).slice(0, 20)}`)
  return seen
}

function tar(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap(({ name, content }) => {
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write(`${content.length.toString(8).padStart(11, '0')} `, 124)
    header.write('        0', 148)
    header.write('ustar', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

const a = { name: 'a.json', content: Buffer.from('{"a":1}') }

describe('openContainers', () => {
  it('gives a plain file as it is', async () => {
    expect(await open(a.content)).toEqual(['given = {"a":1}'])
  })

  it('looks into gzip, zip, tar and what is nested in them', async () => {
    const inner = gzipSync(tar([a, { name: 'b', content: Buffer.from('bee') }]))
    expect(await open(zip([a, { name: 'x.tar.gz', content: inner }]))).toEqual([
      'given!a.json = {"a":1}',
      'given!x.tar.gz!a.json = {"a":1}',
      'given!x.tar.gz!b = bee',
    ])
  })

  it('writes nothing under the names of an archive', async () => {
    const evil = { name: '../../escaped\n', content: Buffer.from('x') }
    expect(await open(zip([evil, { ...evil, name: '/etc/absolute' }]))).toEqual([
      'given!../../escaped\uFFFD = x',
      'given!/etc/absolute = x',
    ])
    expect(await open(tar([{ ...evil, name: '../up' }]))).toEqual(['given!../up = x'])
    expect((await readdir(root)).sort()).toEqual(['given', 'temporary'])
    expect(await readdir(temporary)).toEqual([])
  })

  it('stops at archives nested too deep', async () => {
    expect(await open(gzipSync(gzipSync(gzipSync(gzipSync('x')))))).toEqual([
      'given !! archives are nested more than 3 deep',
    ])
  })

  it('stops at a bomb, whatever it is packed with', async () => {
    const zeros = Buffer.alloc(3_000_000)
    const limits = { ratioFrom: 1_000_000, ratio: 50 }
    expect(await open(gzipSync(zeros), limits)).toEqual(['given !! it unfolds to more than 50 times its size'])
    const bomb = zip([{ name: 'z', content: zeros }])
    expect(await open(bomb, limits)).toEqual(['given !! it unfolds to more than 50 times its size'])
    expect(await open(gzipSync(bomb), limits)).toEqual([expect.stringContaining('more than 50 times')])
    expect(await open(bomb, { bytes: 1_000_000 })).toEqual([expect.stringContaining('more than 1000000 bytes')])
    expect(await open(zip([a, a, a]), { entries: 2 })).toEqual([
      'given!a.json = {"a":1}',
      'given!a.json = {"a":1}',
      'given !! more than 2 entries',
    ])
    expect(await readdir(temporary)).toEqual([])
  })

  it('reads what is left of a damaged archive and says what is wrong', async () => {
    const packed = gzipSync(Buffer.from('line\n'.repeat(10_000)))
    expect(await open(packed.subarray(0, packed.length - 6))).toEqual([
      'given !! the gzip data is cut off',
      expect.stringContaining('given = line'),
    ])
    const whole = zip([a], 'comment')
    expect(await open(whole.subarray(0, whole.length - 3))).toEqual(['given!a.json = {"a":1}'])
    expect(await open(Buffer.concat([whole, Buffer.from('\n')]))).toEqual(['given!a.json = {"a":1}'])
    expect(await open(zip([{ ...a, encrypted: true }, a]))).toEqual([
      'given!a.json !! it is encrypted',
      'given!a.json = {"a":1}',
    ])
    expect(await open(zip([a]).subarray(0, 40))).toEqual([expect.stringContaining('given !! ')])
    const broken = tar([a, a])
    broken[1024] = 0x7f
    expect(await open(broken)).toEqual(['given!a.json = {"a":1}', 'given !! the tar header is damaged'])
  })

  it('reads UTF-16 as the text it is', async () => {
    expect(await open(Buffer.from('\uFEFF{"a":"é"}', 'utf16le'))).toEqual(['given = {"a":"é"}'])
  })

  it('passes over what file managers leave', async () => {
    expect(await open(zip([{ ...a, name: '__MACOSX/._a.json' }, a]))).toEqual(['given!a.json = {"a":1}'])
  })
})
