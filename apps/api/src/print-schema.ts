import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { LocalDateScalar } from './platform/scalars';
import { repositoryRoot } from './platform/repository-root';
import { resolvers } from './resolvers';

/** Writes the contract from the code, without a database: `npm run codegen`, and the drift check behind it. */
const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
const schema = await app.get(GraphQLSchemaFactory).create([...resolvers], [LocalDateScalar]);
writeFileSync(
  join(repositoryRoot(import.meta.url), 'apps/api/schema.graphql'),
  `${printSchema(lexicographicSortSchema(schema))}\n`,
);
await app.close();
