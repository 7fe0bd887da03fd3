import { form, text } from '../platform/forms.ts';

export const handoverForm = form({
  body: text({
    label: 'What does the team need to know?',
    required: 'Write what the team needs to know',
    max: [10_000, 'Use 10,000 characters or fewer'],
  }),
});
