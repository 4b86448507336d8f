import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/permissions';
import { Installation } from '../platform/platform.module';
import { Role, type RoleName } from '../access/access.types';
import { RegionsService } from '../regions/regions.service';
import { demoAccountsOf } from './demo-accounts';

@ObjectType('DemoAccount')
export class DemoAccountType {
  @Field()
  account: string;

  @Field()
  password: string;

  @Field()
  name: string;

  @Field(() => Role)
  role: RoleName;

  @Field()
  regionName: string;
}

@ObjectType({ description: 'What a demonstration installation shows on its sign-in page.' })
export class Demo {
  @Field(() => [DemoAccountType])
  accounts: DemoAccountType[];
}

/** False where a demonstration was switched off: its accounts are no longer shown, whatever a file still says. */
export const HAS_DEMO = Symbol('has demo');

@Resolver()
export class DemoResolver {
  constructor(
    @Inject(HAS_DEMO) private readonly hasDemo: boolean,
    private readonly installation: Installation,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => Demo, { nullable: true, description: 'Null = not a demonstration.' })
  @Allow('anyone')
  demo(): Demo | null {
    const accounts = this.hasDemo ? demoAccountsOf(this.installation.dataFolder) : [];
    if (accounts.length === 0) return null;
    return { accounts: accounts.map((one) => ({ ...one, regionName: this.regions.nameOf(one.regionCode) })) };
  }
}
