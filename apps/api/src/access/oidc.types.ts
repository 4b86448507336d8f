import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An identity provider people may sign in through.' })
export class OidcSignIn {
  @Field({ description: 'What the button says.' })
  name: string;

  @Field({ description: 'Where the button leads; `?to=` names the page to come back to.' })
  startUrl: string;
}

@ObjectType({ description: 'The ways to sign in besides account and password.' })
export class SignInOptions {
  @Field(() => OidcSignIn, {
    nullable: true,
    description: 'Null = this installation has no identity provider.',
  })
  oidc: OidcSignIn | null;
}
