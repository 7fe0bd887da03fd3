/** The package ships no types; these are the options that the desk uses. */
declare module 'accessible-autocomplete' {
  type Options<Choice> = {
    element: HTMLElement;
    id: string;
    name: string;
    source(query: string, show: (choices: Choice[]) => void): void;
    onConfirm(choice: Choice | undefined): void;
    templates: {
      inputValue(choice: Choice | undefined): string;
      suggestion(choice: Choice): string;
    };
    minLength: number;
    displayMenu: 'overlay' | 'inline';
    confirmOnBlur: boolean;
    showNoOptionsFound: boolean;
    inputClasses: string;
    placeholder: string;
    tStatusQueryTooShort(least: number): string;
    tStatusNoResults(): string;
    tStatusResults(count: number, chosen: string): string;
    tStatusSelectedOption(label: string, count: number, index: number): string;
    tAssistiveHint(): string;
  };
  export default function accessibleAutocomplete<Choice>(options: Options<Choice>): void;
}
