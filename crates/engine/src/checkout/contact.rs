//! Who buys and where it goes: checked kindly, kept as typed apart from spaces at the ends.

use domain::FaultKind;
use domain::views::Contact;

use crate::EngineError;

/// Characters of a name or a part of an address at most.
const FIELD_CHARS_MAX: usize = 120;

/// The contact as it is kept, or the first thing that is wrong with it.
pub(super) fn checked(contact: &Contact) -> Result<Contact, EngineError> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let contact = Contact {
        name: tidy(&contact.name),
        email: contact.email.trim().to_lowercase(),
        phone: tidy(&contact.phone),
        pickup: contact.pickup,
        address: tidy(&contact.address),
        city: tidy(&contact.city),
        region: tidy(&contact.region),
    };
    let refuse = |code: &str, message: &str| Err(EngineError::refused(FaultKind::Invalid, code, message));
    let fields = [&contact.name, &contact.phone, &contact.address, &contact.city, &contact.region];
    if fields.iter().any(|field| field.chars().count() > FIELD_CHARS_MAX) {
        return refuse("contact.too_long", "One of the fields is longer than 120 characters.");
    }
    if contact.name.chars().count() < 2 {
        return refuse("contact.name", "Write your name.");
    }
    if !is_email(&contact.email) {
        return refuse(
            "contact.email",
            "Write your e-mail, such as name@example.com; the receipt goes there.",
        );
    }
    if !contact.phone.is_empty() && contact.phone.chars().filter(char::is_ascii_digit).count() < 6 {
        return refuse("contact.phone", "This telephone number is too short.");
    }
    if !contact.pickup && (contact.address.is_empty() || contact.city.is_empty()) {
        return refuse("contact.address", "Write the street, number and city where it should be delivered.");
    }
    Ok(contact)
}

/// Something before one `@`, and after it a dot that is neither first nor last. Whether it exists, only a mail can tell.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    text.len() <= 254
        && !name.is_empty()
        && !text.contains(char::is_whitespace)
        && !host.contains('@')
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact() -> Contact {
        Contact {
            name: "  Rosa   Quintana ".to_owned(),
            email: " Rosa@Example.CL ".to_owned(),
            phone: "+56 9 1234 5678".to_owned(),
            pickup: false,
            address: "Los Aromos 12".to_owned(),
            city: "Ñuñoa".to_owned(),
            region: String::new(),
        }
    }

    fn code(contact: &Contact) -> String {
        match checked(contact).unwrap_err() {
            EngineError::Refused(fault) => fault.code,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn spaces_and_case_are_put_right() {
        let kept = checked(&contact()).unwrap();
        assert_eq!((kept.name.as_str(), kept.email.as_str()), ("Rosa Quintana", "rosa@example.cl"));
    }

    #[test]
    fn the_first_thing_missing_is_named() {
        assert_eq!(code(&Contact { name: "R".to_owned(), ..contact() }), "contact.name");
        for bad in [
            "",
            "rosa",
            "rosa@",
            "@example.cl",
            "rosa@cl",
            "ro sa@example.cl",
            "a@b@c.cl",
            "rosa@.cl",
            "rosa@cl.",
        ] {
            assert_eq!(code(&Contact { email: bad.to_owned(), ..contact() }), "contact.email", "{bad}");
        }
        assert_eq!(code(&Contact { phone: "123".to_owned(), ..contact() }), "contact.phone");
        assert_eq!(code(&Contact { city: " ".to_owned(), ..contact() }), "contact.address");
        assert_eq!(code(&Contact { address: "x".repeat(121), ..contact() }), "contact.too_long");
    }

    #[test]
    fn whoever_collects_it_needs_no_address() {
        assert!(
            checked(&Contact { pickup: true, address: String::new(), city: String::new(), ..contact() })
                .is_ok()
        );
    }
}
