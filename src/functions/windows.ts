import { defineWindows, sameAs, widest } from './define.ts'

export const WINDOWS = defineWindows({
  'window.row_number': {
    doc: 'Place of the row within its partition, from 1.',
    params: [],
    returns: 'long',
    sql: { duckdb: 'row_number()' },
  },
  'window.rank': {
    doc: 'Rank within the partition, with gaps after ties.',
    params: [],
    returns: 'long',
    sql: { duckdb: 'rank()' },
  },
  'window.previous': {
    doc: 'The value so many rows before (literal); null beyond the edge.',
    params: ['any', 'integer'],
    returns: sameAs(0),
    sql: { duckdb: 'lag($1, $2::INTEGER)' },
  },
  'window.next': {
    doc: 'The value so many rows after (literal); null beyond the edge.',
    params: ['any', 'integer'],
    returns: sameAs(0),
    sql: { duckdb: 'lead($1, $2::INTEGER)' },
  },
  'window.sum': {
    doc: 'Sum over the frame.',
    params: ['number'],
    returns: widest,
    sql: { duckdb: (args) => (args[0]?.type === 'real' ? `sum(${args[0].sql})` : `sum(${args[0]?.sql})`) },
  },
  'window.count': {
    doc: 'Number of rows in the frame.',
    params: [],
    returns: 'long',
    sql: { duckdb: 'count(*)' },
  },
})
