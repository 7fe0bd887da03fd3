type Ways = { phone: string; email: string; website: string };

export type Reachable = Ways & { organisation: Ways };

/** How to reach it: its own ways, else those of its organisation. */
export function reachOf({ phone, email, website, organisation }: Reachable): Ways {
  return {
    phone: phone || organisation.phone,
    email: email || organisation.email,
    website: website || organisation.website,
  };
}
