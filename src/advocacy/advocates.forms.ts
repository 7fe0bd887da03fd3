import { email, firstDay, form, phone, readAs, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';

/** A day is read as typed today. */
export const advocateForm = (today: Day) =>
  form({
    name: text({ label: 'Who gives the help?' }),
    phone: phone({ label: 'Phone' }),
    other_ways: text({ label: 'Text, app or relay' }),
    email: email({ label: 'Email' }),
    website: readAs({
      label: 'Website',
      read: (typed) => (webAddress(typed) && typed.length <= 200 ? typed : undefined),
      wrong: 'Enter the address of a website, like example.org',
    }),
    hours: text({ label: 'When' }),
    from: firstDay({ today, required: 'Enter the first day' }),
  });

export const placeForm = form({
  where: text({
    label: 'Where do you live?',
    required: 'Enter a postcode, or the name of your council',
    max: [100, 'Use 100 characters or fewer'],
  }),
});
