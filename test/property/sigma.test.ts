import '../fixed-seed.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSigma } from '../../src/languages/sigma/parse.ts'
import { printSigma } from '../../src/languages/sigma/print-yaml.ts'
import { sigmaDocument } from './sigma-documents.ts'

/** The value without what tells where it stands. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) =>
      key === 'span' || key === 'source' ? [] : [[key, withoutPlaces(held)]],
    ),
  )
}

test('a printed document is read as the same document', () => {
  fc.assert(
    fc.property(sigmaDocument, (document) => {
      const printed = printSigma(document)
      const { documents, diagnostics } = parseSigma({ name: 'printed.yml', text: printed }, 'vendor')
      expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
      expect(documents.map(withoutPlaces)).toEqual([withoutPlaces(document)])
    }),
    { numRuns: 500 },
  )
})

test('no text throws, and spans lie in the text', () => {
  const piece = fc.constantFrom(
    '---\n',
    'title: a\n',
    'detection:\n',
    '  sel:\n',
    '    a|re: b\n',
    '  condition: ',
    'sel',
    ' and (',
    '*x',
    '&x ',
    '[',
    '{',
    '- ',
    '"',
    '\t',
    ': ',
    '\n',
    '|',
    'logsource: {product: p}\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      for (const { span } of parseSigma({ name: 'any.yml', text }, 'lenient').diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 1000 },
  )
})
