import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { calendarDate } from '@whetstone/domain';

/** A day as the type of a field: a class, because the schema builder wants a value at run time. */
export class LocalDate {}

/** A day in Beijing without a time, YYYY-MM-DD. */
@Scalar('LocalDate', () => LocalDate)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A day in Beijing, YYYY-MM-DD';

  serialize(value: unknown): string {
    return String(value);
  }

  parseValue(value: unknown): string {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
    const date = calendarDate(Number(year), Number(month), Number(day));
    if (!date)
      throw new GraphQLError(`Expected a day YYYY-MM-DD, found ${String(value)}`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    return date;
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}
