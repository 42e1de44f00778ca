import { defineWindows, sameAs, widest } from './define.ts'

export const WINDOWS = defineWindows({
  'window.row_number': {
    doc: 'Place of the row within its partition, from 1.',
    params: [],
    returns: 'long',
    breaksTies: true,
    places: true,
    sql: { duckdb: 'row_number()$over' },
  },
  'window.rank': {
    doc: 'Rank within the partition, with gaps after ties.',
    params: [],
    returns: 'long',
    breaksTies: false,
    places: true,
    sql: { duckdb: 'rank()$over' },
  },
  'window.previous': {
    doc: 'The value so many rows before (literal); null beyond the edge.',
    params: ['any', 'integer'],
    returns: sameAs(0),
    breaksTies: true,
    places: true,
    sql: { duckdb: 'lag($1, $2::INTEGER)$over' },
  },
  'window.next': {
    doc: 'The value so many rows after (literal); null beyond the edge.',
    params: ['any', 'integer'],
    returns: sameAs(0),
    breaksTies: true,
    places: true,
    sql: { duckdb: 'lead($1, $2::INTEGER)$over' },
  },
  'window.sum': {
    doc: 'Sum over the frame.',
    params: ['number'],
    returns: widest,
    breaksTies: true,
    places: false,
    sql: {
      duckdb: (args, { over }) =>
        args[0]?.type === 'real' ? `sum(${args[0].sql})${over}` : `CAST(sum(${args[0]?.sql})${over} AS BIGINT)`,
    },
  },
  'window.count': {
    doc: 'Number of rows in the frame.',
    params: [],
    returns: 'long',
    breaksTies: true,
    places: false,
    sql: { duckdb: 'count(*)$over' },
  },
  'window.min': {
    doc: 'Least value over the frame.',
    params: ['any'],
    returns: sameAs(0),
    breaksTies: true,
    places: false,
    sql: { duckdb: 'min($1)$over' },
  },
  'window.max': {
    doc: 'Greatest value over the frame.',
    params: ['any'],
    returns: sameAs(0),
    breaksTies: true,
    places: false,
    sql: { duckdb: 'max($1)$over' },
  },
})
