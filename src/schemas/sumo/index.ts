import type { ViewDefinition } from '../view.ts'

export const SUMO_VIEWS: readonly ViewDefinition[] = []
