import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'
import { ENDPOINTS, PAGINATION } from './source.ts'

/** Routers made from a table and its schemas by FastCRUD. */
export function addFastCrud(machine: Machine): void {
  addWritten(machine, [
    {
      name: 'fastcrud.core.pagination',
      exports: [
        'PaginatedRequestQuery',
        'PaginatedListResponse',
        'ListResponse',
        'create_list_response',
        'create_paginated_response',
      ],
      through: ['fastcrud', 'fastcrud.core', 'fastcrud.paginated', 'fastcrud.paginated.schemas'],
      source: PAGINATION,
    },
    {
      name: 'fastcrud.endpoint.endpoint_creator',
      exports: ['EndpointCreator', 'FilterConfig', 'crud_router'],
      through: [
        'fastcrud',
        'fastcrud.endpoint',
        'fastcrud.endpoint.crud_router',
        'fastcrud.core',
        'fastcrud.endpoint.helper',
      ],
      source: ENDPOINTS,
    },
  ])
}
