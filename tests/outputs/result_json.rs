//! so-lieu.json against the contract.

use serde_json::Value;

fn result() -> Value {
    serde_json::from_slice(&super::output(".json").bytes).unwrap()
}

#[test]
fn facts_carry_value_place_quote_and_decision() {
    let result = result();
    assert_eq!(result["version"], 1);
    assert_eq!(result["period"], "2026-Q1");
    let facts = result["facts"].as_array().unwrap();
    let insurance: Vec<&Value> = facts.iter().filter(|fact| fact["item"] == "PL1.II.5").collect();
    let decisions: Vec<(&Value, &Value, &Value)> =
        insurance.iter().map(|fact| (&fact["value"], &fact["decision"], &fact["locator"])).collect();
    assert_eq!(
        decisions,
        [
            (&Value::from(95.1), &Value::from("rejected"), &Value::from("Biểu 01!E7")),
            (&Value::from(97.2), &Value::from("accepted"), &Value::from("Biểu 01!E7")),
        ]
    );
    let status = facts.iter().find(|fact| fact["measure"] == "status").unwrap();
    assert_eq!((&status["value"], &status["text"]), (&Value::Null, &Value::from("done")));
}

#[test]
fn items_lead_to_their_facts() {
    let result = result();
    let items = result["items"].as_array().unwrap();
    let trees = items.iter().find(|item| item["item"] == "PL1.II.7").unwrap();
    assert_eq!(trees["in_period"], 1350);
    assert_eq!(trees["assessment"], "needs_review");
    let at = trees["facts"][0].as_u64().unwrap() as usize;
    assert_eq!(result["facts"][at]["quote"], "trồng mới được 1.350 cây");
    let silent = items.iter().find(|item| item["item"] == "PL1.I.3").unwrap();
    assert_eq!((&silent["assessment"], &silent["in_period"]), (&Value::from("no_report"), &Value::Null));
}

#[test]
fn every_file_has_its_state_and_reason() {
    let result = result();
    let states: Vec<&str> =
        result["submissions"].as_array().unwrap().iter().map(|each| each["state"].as_str().unwrap()).collect();
    assert_eq!(states.len(), 10);
    let refused = result["submissions"].as_array().unwrap().iter().filter(|each| each["state"] == "unreadable");
    for each in refused {
        assert!(each["reason"].as_str().unwrap().contains("đề nghị"));
    }
}
